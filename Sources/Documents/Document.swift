/// A Markdown text or a script whose statements are run as tests.
public struct Document: Sendable {
  /// Whether statements stand in fences, or the whole text is made of them.
  public enum Kind: Sendable {
    case markdown, script

    /// By the suffix of the name: `.md` and `.markdown` are Markdown.
    init(name: String) {
      let name = name.lowercased()
      self = name.hasSuffix(".md") || name.hasSuffix(".markdown") ? .markdown : .script
    }
  }

  /// The path, as it is shown, and from which included files are found.
  public let name: String
  public let kind: Kind
  /// The text, which should be UTF-8.
  public let bytes: [UInt8]

  /// A document by its name, whose suffix says of which kind it is.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    kind = Kind(name: name)
  }

  /// Runs what there is to run.
  ///
  /// - Parameters:
  ///   - filter: only what has this text in its place (`README.md:12`) or name is told; what comes
  ///     before it is run as well.
  ///   - isUpdating: whether to make a new text in which recorded output that does not hold any
  ///     more is replaced.
  ///   - runner: makes a fresh runner, with a seed where the document asks for one.
  public func examine<R: Runner>(
    filter: String? = nil, isUpdating: Bool = false, runner: (UInt64?) -> R
  ) -> Examination {
    let blocks = blocks
    let isTold = blocks.map { isSelected($0, filter) }
    guard let last = isTold.lastIndex(of: true) else { return Examination(name: name) }
    return withoutActuallyEscaping(runner) { runner in
      var examiner = Examiner(self, isUpdating: isUpdating, runner)
      for (index, block) in blocks[...last].enumerated() {
        examiner.examine(block, isTold: isTold[index])
      }
      var examination = examiner.examination
      if kind == .script { examination.rules = RuleNote.all(in: bytes) }
      return examination
    }
  }

  /// Where there is something to run, by line and name.
  public var places: [(line: Int, name: String?)] {
    blocks.filter { $0.kind != .comment }.map { ($0.line, $0.info.name) }
  }

  private var blocks: [Block] {
    switch kind {
    case .markdown: MarkdownScanner.blocks(of: bytes)
    case .script:
      [Block(kind: .script, line: 1, info: Info(""), lines: Line.all(of: bytes))]
    }
  }

  private func isSelected(_ block: Block, _ filter: String?) -> Bool {
    guard let filter else { return true }
    guard block.kind != .comment else { return false }
    if block.info.name?.contains(filter) == true { return true }
    guard let colon = filter.lastIndex(of: ":"),
      let line = Int(filter[filter.index(after: colon)...])
    else { return "\(name):\(block.line)".contains(filter) }
    // Any line of the block, as that of a statement which failed.
    return name.hasSuffix(filter[..<colon]) && block.contains(line: line)
  }
}
