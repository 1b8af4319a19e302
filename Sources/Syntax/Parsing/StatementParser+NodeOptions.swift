// Properties of nodes, in a declaration or in `set`.
extension StatementParser {
  /// The property that begins here; nil where none does. It may not repeat or contradict `known`.
  mutating func nodeOption(
    _ known: [NodeOption], isSet: Bool = false
  ) throws(Failure) -> NodeOption? {
    guard let start = current, let keyword = start.keyword,
      NodeOption.Kind.words.contains(keyword), isSet || keyword != .follower
    else { return nil }
    try requireNew(keyword, known, start)
    index += 1
    let kind = try nodeOptionKind(keyword)
    let range = SourceRange(start: start.start, end: tokens[index - 1].end)
    return NodeOption(kind, range: range)
  }

  private func requireNew(
    _ keyword: Keyword, _ known: [NodeOption], _ token: Token
  ) throws(Failure) {
    for option in known {
      let other = option.kind.word
      if other == keyword {
        throw failure(.grammar(.repeated(keyword.rawValue)), token)
      }
      if NodeOption.Kind.contradictions[other] == keyword {
        throw failure(.grammar(.contradictory(keyword.rawValue, other.rawValue)), token)
      }
    }
  }

  /// What follows the word of a property, which is taken already.
  private mutating func nodeOptionKind(_ keyword: Keyword) throws(Failure) -> NodeOption.Kind {
    if keyword == .sync { return .sync }
    if keyword == .async { return .async }
    if keyword == .hidden { return .hidden }
    if keyword == .open { return .open }
    if keyword == .follower {
      return .follower(of: take(.of) ? try name(.node) : nil)
    }
    if keyword == .latency { return .latency(try duration()) }
    if keyword == .jitter { return .jitter(try jitter()) }
    if keyword == .apply { return .apply(try duration()) }
    if keyword == .flush { return .flush(try duration()) }
    if keyword == .copy { return .copy(try duration()) }
    if keyword == .delay { return .delay(try duration()) }
    if keyword == .priority { return .priority(try count()) }
    if keyword == .votes { return .votes(try count()) }
    return .clock(try duration(isSigned: true))
  }
}

extension NodeOption.Kind {
  /// The words that begin a property.
  static let words: [Keyword] = [
    .sync, .async, .hidden, .open, .follower, .latency, .jitter, .apply, .flush, .copy, .delay,
    .priority, .votes, .clock,
  ]

  static let contradictions: [Keyword: Keyword] = [
    .sync: .async, .async: .sync, .hidden: .open, .open: .hidden,
  ]

  var word: Keyword {
    switch self {
    case .sync: .sync
    case .async: .async
    case .hidden: .hidden
    case .open: .open
    case .follower: .follower
    case .latency: .latency
    case .jitter: .jitter
    case .apply: .apply
    case .flush: .flush
    case .copy: .copy
    case .delay: .delay
    case .priority: .priority
    case .votes: .votes
    case .clock: .clock
    }
  }
}
