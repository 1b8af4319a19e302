import Syntax

/// Reads a text and all that it includes, and checks all of it, before any of it runs.
struct Loader {
  /// Files inside files.
  static let depthLimit = 16

  let files: Files
  /// The folder that included files may not leave.
  let root: String
  private(set) var library = Library()
  /// What is wrong, in the order of the texts.
  private(set) var problems: [Complaint] = []
  /// Whether a file, and not a text, is at fault.
  private(set) var fileFailed = false

  /// Whether errors in the first text tell their place.
  private let showsPlace: Bool
  private var isInside = false

  init(files: Files, root: String, showsPlace: Bool = true) {
    self.files = files
    self.root = root
    self.showsPlace = showsPlace
  }

  /// What a run that found `problems` ends with.
  var status: ExitStatus { fileFailed ? .machineFailed : .textWrong }

  /// The checked text; nil where anything is wrong with it or with what it includes.
  mutating func load(_ source: SourceText) -> Program? {
    let program = check(source, chain: chain(of: source))
    return problems.isEmpty ? program : nil
  }

  /// The same for some statements of a text, which themselves are right.
  mutating func load(_ statements: [Statement], of source: SourceText) -> Program? {
    let chain = chain(of: source)
    for path in statements.flatMap(\.includedPaths) { include(path, from: source, chain: chain) }
    return problems.isEmpty ? Program(source: source, statements: statements) : nil
  }

  private func chain(of source: SourceText) -> [String] {
    files.canonical(source.name).map { [$0] } ?? []
  }

  private mutating func check(_ source: SourceText, chain: [String]) -> Program {
    let program: Program
    var paths: [Word] = []
    if source.bytes.count <= Program.heldBytes {
      let result = Parser.parse(source)
      program = Program(source: source, statements: result.script.statements)
      problems += result.diagnostics.map { complaint($0, source) }
      paths = result.script.statements.flatMap(\.includedPaths)
    } else {
      program = Program(source: source, statements: nil)
      var reader = StatementReader(source: source)
      while let (statement, diagnostics) = reader.next() {
        problems += diagnostics.map { complaint($0, source) }
        if let statement { paths += statement.includedPaths }
      }
    }
    for path in paths { include(path, from: source, chain: chain) }
    return program
  }

  private mutating func include(_ path: Word, from source: SourceText, chain: [String]) {
    let joined = Paths.join(Paths.folder(of: source.name), path.text)
    switch find(joined, path, chain: chain) {
    case .failure(let problem):
      complain(problem, path, source)
    case .success(let real):
      guard library.programs[joined] == nil else { return }
      switch files.read(real, Limits.textBytes) {
      case .failure(let problem):
        fileFailed = true
        let reason = Escaping.escaped(problem.reason)
        complain(Problem("`\(shown(path))` cannot be read: \(reason)"), path, source)
      case .success(let bytes):
        let text = SourceText(name: joined, bytes: bytes)
        let wasInside = isInside
        isInside = true
        library.programs[joined] = check(text, chain: chain + [real])
        isInside = wasInside
      }
    }
  }

  /// The real path of a file that may be included.
  private mutating func find(
    _ joined: String, _ path: Word, chain: [String]
  ) -> Result<String, Problem> {
    if path.hasVariables {
      return .failure(Problem("a file to include has a fixed name, without `$` parts"))
    }
    guard Paths.isInside(joined, root) else { return .failure(outside(path)) }
    guard chain.count < Loader.depthLimit else {
      return .failure(
        Problem("`\(shown(path))` is included \(Loader.depthLimit) files deep, which is the limit"))
    }
    guard let real = files.canonical(joined) else {
      fileFailed = true
      return .failure(Problem("there is no file `\(Escaping.escaped(joined))`"))
    }
    if let folder = files.canonical(root), !Paths.isInside(real, folder) {
      return .failure(outside(path))
    }
    guard !chain.contains(real) else {
      return .failure(Problem("`\(shown(path))` includes itself"))
    }
    return .success(real)
  }

  private func outside(_ path: Word) -> Problem {
    let folder = root.isEmpty ? "the current folder" : "`\(Escaping.escaped(root))`"
    return Problem("`\(shown(path))` is outside of \(folder)", wayOut: "move the file there")
  }

  private mutating func complain(_ problem: Problem, _ path: Word, _ source: SourceText) {
    problems.append(complaint(problem.diagnostic(at: path.range), source))
  }

  private func complaint(_ diagnostic: Diagnostic, _ source: SourceText) -> Complaint {
    Complaint(diagnostic, in: source, showsPlace: showsPlace || isInside)
  }

  private func shown(_ path: Word) -> String { Escaping.escaped(path.text) }
}
