// swift-tools-version: 6.2
import PackageDescription

// A package of somebody else, in which this one is a dependency. Outside of this repository the path
// is a URL.
let package = Package(
  name: "runbooks",
  dependencies: [.package(name: "understudy", path: "../..")],
  targets: [
    .executableTarget(
      name: "drill", dependencies: [.product(name: "Understudy", package: "understudy")],
      path: "Sources/Drill"),
    .testTarget(
      name: "RunbookTests",
      dependencies: [.product(name: "UnderstudyDocuments", package: "understudy")]),
  ]
)
