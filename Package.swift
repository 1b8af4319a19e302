// swift-tools-version: 6.2
import PackageDescription

/// The map of the house: a target and what it imports. An arrow never points upwards in this list,
/// and the pure targets see no clock, no files and no terminal; tests hold every import against it.
let arrows: KeyValuePairs<String, [String]> = [
  "Syntax": [],
  "ClientHistory": [],
  "Replication": ["ClientHistory"],
  "Simulation": ["Replication", "ClientHistory"],
  "Consistency": ["ClientHistory"],
  "Systems": ["Replication", "ClientHistory"],
  "Interpreter": [
    "Syntax", "ClientHistory", "Consistency", "Replication", "Simulation", "Systems",
  ],
  "Rendering": ["Interpreter", "Systems", "ClientHistory", "Syntax"],
  "Session": ["Interpreter", "Rendering", "Systems", "ClientHistory", "Syntax"],
  "Documents": ["Session", "Syntax"],
]

/// Everything that the given targets stand on, themselves included.
///
/// Targets depend on all of it and not only on what they import: values are laid out inline, and a
/// build that does not know of a value two targets below would not be redone when that changes.
func standingOn(_ names: [String]) -> [Target.Dependency] {
  var all = Set(names)
  for (name, below) in arrows.reversed() where all.contains(name) { all.formUnion(below) }
  return all.sorted().map { .byName(name: $0) }
}

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

let pureTargets = arrows.map { name, below in
  Target.target(name: name, dependencies: standingOn(below), swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [String], reading data: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: standingOn(dependencies), exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "understudy",
  products: [
    .library(name: "Understudy", targets: arrows.map { name, _ in name }),
    .library(name: "UnderstudyDocuments", targets: ["DocumentFiles"]),
    .executable(name: "understudy", targets: ["understudy"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: pureTargets + [
    .systemLibrary(name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "LineEditing", dependencies: ["CLibedit"], swiftSettings: strict),
    .target(
      name: "DocumentFiles", dependencies: standingOn(["Documents", "Session", "Syntax"]),
      swiftSettings: strict),
    .executableTarget(
      name: "understudy",
      dependencies: standingOn(["Session", "Documents", "Syntax", "Interpreter"]) + [
        "DocumentFiles", "LineEditing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    // Without a word for package managers: only the tests need it, and a build of the program
    // must not ask for it.
    .systemLibrary(name: "CVterm", path: "Tests/CVterm"),
    .target(
      name: "TerminalEmulation", dependencies: ["CVterm"], path: "Tests/TerminalEmulation",
      swiftSettings: strict),
    tests("SyntaxTests", ["Syntax", "TestSupport"]),
    tests("ReplicationTests", ["Replication", "ClientHistory"]),
    tests("SimulationTests", ["Simulation", "Replication", "ClientHistory"]),
    tests("ConsistencyTests", ["Consistency", "ClientHistory"]),
    tests("SystemsTests", ["Systems", "Replication", "ClientHistory"]),
    tests(
      "InterpreterTests",
      ["Interpreter", "Session", "Syntax", "Simulation", "Replication", "ClientHistory"]),
    tests("RenderingTests", ["Rendering", "Interpreter", "ClientHistory"]),
    tests(
      "SessionTests", ["Session", "Interpreter", "Rendering", "Syntax", "TestSupport"],
      reading: ["Assistance/completions.txt"]),
    tests(
      "DocumentsTests", ["Documents", "DocumentFiles", "Session", "Syntax", "TestSupport"]),
    tests("LineEditingTests", ["LineEditing", "TestSupport", "TerminalEmulation"]),
    tests("RepositoryTests", []),
    tests("CommandTests", ["understudy", "TestSupport", "TerminalEmulation"]),
  ]
)
