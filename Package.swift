// swift-tools-version: 6.2
import PackageDescription

// The map of the house is in README.md. An arrow of imports never points upwards in this list, and
// the pure targets (all but the last four) see no clock, no files and no terminal.

// Imports are not made internal by default: clients would then be built against old layouts of the
// values below the ones they import, and crash.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

func pure(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "understudy",
  products: [
    .library(
      name: "Understudy",
      targets: [
        "Syntax", "ClientHistory", "Replication", "Simulation", "Consistency", "Interpreter",
        "Rendering", "Session", "Documents",
      ]),
    .executable(name: "understudy", targets: ["understudy"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    pure("Syntax"),
    pure("ClientHistory"),
    pure("Replication", ["ClientHistory"]),
    pure("Simulation", ["Replication", "ClientHistory"]),
    pure("Consistency", ["ClientHistory"]),
    pure("Interpreter", ["Syntax", "ClientHistory", "Consistency", "Replication", "Simulation"]),
    pure("Rendering", ["Interpreter", "ClientHistory", "Syntax"]),
    pure("Session", ["Interpreter", "Rendering", "ClientHistory", "Syntax"]),
    pure("Documents", ["Session", "Syntax"]),
    .systemLibrary(name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "LineEditing", dependencies: ["CLibedit"], swiftSettings: strict),
    .executableTarget(
      name: "understudy",
      dependencies: [
        "Session", "Documents", "LineEditing", "Syntax", "Interpreter",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    tests("SyntaxTests", ["Syntax"]),
    tests("RenderingTests", ["Rendering", "Interpreter", "ClientHistory"]),
    tests("SessionTests", ["Session", "Interpreter", "Rendering", "Syntax"]),
    tests("DocumentsTests", ["Documents", "Session", "Syntax"]),
    tests("LineEditingTests", ["LineEditing"]),
    tests("RepositoryTests", []),
    tests("CommandTests", ["understudy"]),
  ]
)
