/// What may stand behind a text, as the parser itself finds out: it reads the text with a word behind
/// it that nothing knows, and notes everything it would have taken in its place.
public struct Expectations: Sendable, Equatable {
  /// Words of the language, in the order in which the parser asks for them.
  public private(set) var words: [String] = []
  /// What the user may fill in.
  public private(set) var slots: [Slot] = []
  /// Signs such as `=` and `->`.
  public private(set) var signs: [String] = []
  /// The first word of the statement that is being typed; nil where one may begin.
  public internal(set) var head: String?
  /// The form of the setting that is being typed.
  public internal(set) var settingForm: String?
  /// The parameter whose value may stand here.
  public internal(set) var parameter: String?
  /// How many words of the statement stand before, its client and an `at TIME` before it not
  /// counted.
  public internal(set) var depth = 0
  /// Whether the statement may end here.
  public internal(set) var mayEnd = false
  /// Whether only what a client does may stand here.
  public internal(set) var isForClient = false
  /// Whether only an operation may stand here, behind `start`.
  public internal(set) var isStarted = false
  /// Whether there is a block around, in which no scenario can stand.
  public internal(set) var isInBlock = false
  /// The variables of the blocks around.
  public internal(set) var variables: [String] = []

  /// What may stand behind `text`, which ends where a new word may begin.
  public static func behind(_ text: String) -> Expectations {
    guard text.utf8.count <= Limits.statementBytes else { return Expectations() }
    let start = text.utf8.count
    let plain = Parser.parse(SourceText(name: "", text: text))
    // An open parenthesis is closed behind the probe, as else nothing in it would be read.
    let isOpen = plain.completeness == .incomplete(.parenthesis)
    guard var found = probed(text + probe + (isOpen ? ")" : ""), at: start) else {
      return Expectations()
    }
    found.mayEnd = plain.diagnostics.isEmpty && found.head != nil
    return found
  }

  private static func probed(_ text: String, at offset: Int) -> Expectations? {
    var reader = StatementReader(source: SourceText(name: "", text: text), probingAt: offset)
    while reader.next() != nil {}
    return reader.expectations
  }

  /// A word in the sense of the lexer that no table has, and no letter or digit begins.
  private static let probe = "?"

  mutating func offer(_ slot: Slot) { if !slots.contains(slot) { slots.append(slot) } }

  mutating func offer(word: String) { if !words.contains(word) { words.append(word) } }

  mutating func offer(_ keywords: [Keyword]) { for word in keywords { offer(word: word.rawValue) } }

  mutating func offer(sign: String) { if !signs.contains(sign) { signs.append(sign) } }

  /// The words that a failure at the probe says were known there.
  mutating func offer(knownBy problem: Problem) {
    let known: [String]
    switch problem {
    case .word(.unknownOption(_, of: _, known: let words, near: _)),
      .word(.unknownValue(_, of: _, known: let words, near: _)),
      .grammar(.missingComma(_, after: _, known: let words)):
      known = words
    case .word, .grammar, .text, .name, .number, .structure, .limit: known = []
    }
    for word in known { offer(word: word) }
  }

  mutating func withdraw(_ excluded: Set<String>) {
    words.removeAll { excluded.contains($0) }
  }
}

extension StatementParser {
  /// Whether what may stand at the current token is to be noted.
  @inline(__always)
  var isAtProbe: Bool { index == probe }

  /// Notes what may stand where the probe is, for what follows; nothing where it is elsewhere.
  mutating func offer(_ slot: Slot) { if isAtProbe { expectations.offer(slot) } }

  mutating func offer(_ keywords: Keyword..., after distance: Int = 0) {
    if index + distance == probe { expectations.offer(keywords) }
  }

  /// Whether a probe stands so many tokens on, so that what is known by its second word is met.
  func probes(after distance: Int) -> Bool { index + distance == probe }

  /// Finds the probe among the tokens of the segment and forgets what an earlier one brought.
  mutating func beginProbing(at offset: Int) {
    probe = tokens.lastIndex { $0.start == offset } ?? -1
    expectations = Expectations()
    expectations.variables = variables
  }

  /// The parser has stopped at the probe: notes what it says of it.
  mutating func endProbing(_ failure: Failure?) {
    expectations.head = head?.rawValue
    expectations.settingForm = settingForm
    let before = tokens[..<max(probe, 0)]
    if let head, let first = before.lastIndex(where: { $0.statement == head }) {
      expectations.depth = before.count - first
    }
    let used = before.indices.compactMap { isName($0) ? nil : tokens[$0].keyword }
    if let failure, Int(failure.range.start) == probeOffset {
      expectations.offer(knownBy: failure.problem)
    }
    expectations.withdraw(Set(excluded(by: used).map(\.rawValue)))
  }

  /// Whether a token of a declaration stands where names do: behind its first word or a comma.
  private func isName(_ index: Int) -> Bool {
    guard head == .node, index > 0 else { return false }
    return tokens[index - 1].statement == .node || tokens[index - 1].kind == .comma
  }

  /// The words that cannot stand behind those which stand before.
  private func excluded(by used: [Keyword]) -> [Keyword] {
    switch head {
    case .node:
      let isCast = used.contains { StatementParser.role($0) != nil }
      return used.compactMap { NodeOption.Kind.contradictions[$0] } + used
        + (isCast ? StatementParser.roles : [])
    case .link, .write, .add, .delete, .read, .demote, .stepdown, .expect: return used
    case .partition: return used.filter { $0 == .rest }
    case nil: return []
    // The others have no words that stand once in any order.
    case .some: return []
    }
  }

  private var probeOffset: Int { probe >= 0 ? Int(tokens[probe].start) : -1 }
}
