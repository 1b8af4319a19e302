// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that a plain build never pays for it.
let package = Package(
  name: "understudy-benchmarks",
  dependencies: [.package(name: "understudy", path: "../..")],
  targets: [
    .executableTarget(
      name: "bench", dependencies: [.product(name: "Understudy", package: "understudy")])
  ]
)
