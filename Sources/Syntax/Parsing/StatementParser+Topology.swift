// Nodes, clients, regions, links, and what they are set to.
extension StatementParser {
  mutating func topology(
    _ keyword: StatementKeyword, _ client: Word?
  ) throws(Failure) -> Statement.Body {
    if keyword == .node { return .node(try nodeDeclaration()) }
    if keyword == .client { return .client(try clientDeclaration()) }
    if keyword == .region { return try regionDeclaration() }
    if keyword == .link { return .link(try linkDeclaration()) }
    if keyword == .remove { return .remove(try nodes()) }
    if keyword == .use { return try useStatement() }
    return .set(try setStatement(client))
  }

  private mutating func nodeDeclaration() throws(Failure) -> NodeDeclaration {
    let names = try names(.newNode, areDeclared: true)
    var declaration = NodeDeclaration(names: names, role: nil, upstream: nil, options: [])
    while index < tokens.count {
      if let role = Self.role(tokens[index].keyword) {
        try requireSingleRole(declaration.role, role)
        declaration.role = role
        index += 1
        if role == .follower, take(.of) { declaration.upstream = try name(.node) }
      } else if let option = try nodeOption(declaration.options) {
        declaration.options.append(option)
      } else if let failure = unknownOption(
        OptionTable.roles.map(\.word) + OptionTable.node.map(\.word))
      {
        throw failure
      }
    }
    return declaration
  }

  private func requireSingleRole(_ known: NodeRole?, _ role: NodeRole) throws(Failure) {
    guard let known else { return }
    let problem: GrammarProblem =
      known == role ? .repeated(role.rawValue) : .contradictory(role.rawValue, known.rawValue)
    throw failure(.grammar(problem), tokens[index])
  }

  static let roles: [Keyword] = [.leader, .follower, .arbiter, .watcher, .controller]

  static func role(_ keyword: Keyword?) -> NodeRole? {
    if keyword == .leader { return .leader }
    if keyword == .follower { return .follower }
    if keyword == .arbiter { return .arbiter }
    if keyword == .watcher { return .watcher }
    if keyword == .controller { return .controller }
    return nil
  }

  private mutating func clientDeclaration() throws(Failure) -> ClientDeclaration {
    let names = try names(.newClient, areDeclared: true)
    let region = take(.in) ? try name(.region) : nil
    if let failure = unknownOption(["in"]) { throw failure }
    return ClientDeclaration(names: names, region: region)
  }

  private mutating func regionDeclaration() throws(Failure) -> Statement.Body {
    let name = try declaredName(.newRegion)
    return .region(name: name, members: try names(.nodeOrClient))
  }

  private mutating func linkDeclaration() throws(Failure) -> LinkDeclaration {
    var declaration = LinkDeclaration(ends: try linkEnds(), options: [])
    while index < tokens.count {
      let start = tokens[index]
      if let known = declaration.options.first(where: { $0.kind.word == start.keyword }) {
        try requireFirst(known.kind.word != start.keyword)
      }
      let kind: LinkOption.Kind
      if take(.latency) {
        kind = .latency(try duration())
      } else if take(.jitter) {
        kind = .jitter(try jitter())
      } else if take(.loss) {
        kind = .loss(millionths: try share())
      } else if let failure = unknownOption(OptionTable.link.map(\.word)) {
        throw failure
      } else {
        return declaration
      }
      let range = SourceRange(start: start.start, end: tokens[index - 1].end)
      declaration.options.append(LinkOption(kind, range: range))
    }
    return declaration
  }

  /// `A -> B` or `A <-> B`
  mutating func linkEnds() throws(Failure) -> LinkEnds {
    let from = try name(.linkEnd)
    if isAtProbe { expectations.offer(sign: "->") }
    let bothWays = take(.bothArrow)
    if !bothWays { guard take(.arrow) else { throw expected("`->` or `<->`") } }
    return LinkEnds(from: from, to: try name(.otherEnd), bothWays: bothWays)
  }

  mutating func jitter() throws(Failure) -> Jitter {
    var distribution = Jitter.Distribution.uniform
    if take(.fixed) {
      distribution = .fixed
    } else if take(.exponential) {
      distribution = .exponential
    } else if take(.normal) {
      distribution = .normal
    } else if !take(.uniform), let token = current, token.kind == .word, !seesNumber(),
      Ascii.isLetter(bytes[Int(token.start)])
    {
      throw unknownValue(OptionTable.jitter, of: "jitter")
    }
    return Jitter(distribution: distribution, size: try duration())
  }

  // MARK: set

  private mutating func setStatement(_ client: Word?) throws(Failure) -> SetStatement {
    if let token = current, let keyword = token.keyword, !sees(.equal, after: 1),
      let row = SettingTable.byKeyword[keyword]
    {
      return try settingStatement(row, client, token)
    }
    let names = try names(.settingOrNode)
    if names.count == 1, isAtProbe { expectations.offer(sign: "=") }
    if names.count == 1, sees(.equal) { return try parameterStatement(names[0], client) }
    if names.count == 1, let failure = unknownSetting(names[0], client) { throw failure }
    if let client {
      throw Failure(
        problem: .structure(.clientNotAllowed("set \(names[0].text)")), range: client.range)
    }
    var options: [NodeOption] = []
    repeat {
      if isAtProbe { offerProperties(besides: options) }
      guard let option = try nodeOption(options, isSet: true) else {
        throw unknownProperty(names, isFirst: options.isEmpty)
      }
      options.append(option)
    } while index < tokens.count
    return .node(names, options)
  }

  private mutating func settingStatement(
    _ row: SettingRow, _ client: Word?, _ token: Token
  ) throws(Failure) -> SetStatement {
    if client != nil, !row.isForClients {
      throw failure(.structure(.settingNotForClient(row.name)), token)
    }
    let name = try word(.setting)
    settingForm = "set \(row.name) \(row.form)"
    let setting = Setting(name: name, value: try settingValue(row))
    var nodes: [Word] = []
    if let at = current, take(.at) {
      if client != nil { throw failure(.structure(.clientAndPlace), at) }
      nodes = try names(.node)
    }
    if let failure = unknownOption(nodes.isEmpty ? ["at"] : [], of: "set \(row.name)") {
      throw failure
    }
    return .cluster(setting, at: nodes)
  }

  /// Where one word and no property of a node follows `set`, the word was meant as a setting.
  private func unknownSetting(_ name: Word, _ client: Word?) -> Failure? {
    let isProperty = current?.keyword.map { NodeOption.Kind.words.contains($0) } ?? false
    guard !isProperty, !name.isQuoted else { return nil }
    let near = near(to: name.text, among: SettingTable.rows.map(\.name))
    guard near != nil || client != nil else { return nil }
    return Failure(problem: .word(.unknownSetting(name.text, near: near)), range: name.range)
  }

  private mutating func offerProperties(besides known: [NodeOption]) {
    let used = known.flatMap { option -> [Keyword] in
      let word = option.kind.word
      return [word] + (NodeOption.Kind.contradictions[word].map { [$0] } ?? [])
    }
    expectations.offer(NodeOption.Kind.words.filter { !used.contains($0) })
  }

  private func unknownProperty(_ names: [Word], isFirst: Bool) -> Failure {
    guard let token = current, token.kind == .word else {
      return expected(.property)
    }
    let text = text(token)
    if isFirst, let last = tokens.last, SettingTable.row(text) != nil {
      let setting = string(Int(token.start)..<Int(last.end))
      let places = string(Int(names[0].range.start)..<Int(tokens[index - 1].end))
      return failure(.word(.settingAfterNode(text, wayOut: "set \(setting) at \(places)")), token)
    }
    let near = near(to: text, among: NodeOption.Kind.words.map(\.rawValue))
    let name = isFirst && names.count == 1 && !names[0].isQuoted ? names[0].text : nil
    return failure(.word(.unknownProperty(text, after: name, near: near)), token)
  }
}

extension LinkOption.Kind {
  fileprivate var word: Keyword {
    switch self {
    case .latency: .latency
    case .jitter: .jitter
    case .loss: .loss
    }
  }
}
