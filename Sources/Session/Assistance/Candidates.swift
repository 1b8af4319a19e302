import ClientHistory
import Interpreter
import Syntax

/// Everything that may stand at a place, from the tables of the language and the names of the
/// cluster.
struct Candidates {
  let session: Session
  let expected: Expectations
  let typed: TypedText
  let files: Files

  private var interpreter: Interpreter { session.interpreter }

  func all() -> [Completion.Candidate] {
    var found = expected.words.map { word in
      Completion.Candidate(word + " ", Vocabularies.meaning(of: word, in: expected))
    }
    // Behind `leader`, who that is comes before what `leader` is like.
    if expected.slots.contains(.leadingNode) { found = nodes + found }
    found += expected.slots.flatMap(candidates)
    if typed.word.isEmpty, !typed.isQuoted {
      found += expected.signs.filter { $0 != "," || found.isEmpty }
        .map { Completion.Candidate($0 + " ") }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.text).inserted }
  }

  private func candidates(for slot: Slot) -> [Completion.Candidate] {
    switch slot {
    case .statement: statements
    case .condition: conditions + nodes
    case .property: rows(OptionTable.node)
    case .setting: settings
    case .settingOrNode:
      expected.isForClient ? settings + parameters : settings + parameters + nodes
    case .node, .linkEnd, .otherEnd: nodes + roles
    case .leadingNode: nodes
    case .nodeOrClient: nodes + clients
    case .place: nodes + [roles[0]]
    case .client:
      clients.map { candidate in
        expected.isForClient
          ? Completion.Candidate(candidate.text.dropLast() + ": ", candidate.meaning) : candidate
      }
    case .clientOrLink: clients + nodes
    case .region: interpreter.regionNames.map { named($0, "region") }
    case .key: keys
    case .field: interpreter.fieldNames.map { Completion.Candidate($0 + " ") }
    case .subject: keys + nodes + clients
    case .file: paths
    case .value:
      values + expected.variables.map { Completion.Candidate("$" + $0 + " ", "variable") }
    case .system: interpreter.systemNames.map { Completion.Candidate($0.name + " ", $0.meaning) }
    case .parameter: parameters
    case .version, .newNode, .newClient, .newRegion, .text, .scenario, .variable, .time, .number,
      .position,
      .size, .share, .factor, .times, .word:
      []
    }
  }

  private func named(_ name: String, _ meaning: String) -> Completion.Candidate {
    Completion.Candidate(
      (typed.isQuoted ? Quoting.quoted(name) : Quoting.written(name)) + " ", meaning)
  }

  private func rows(_ rows: [OptionRow]) -> [Completion.Candidate] {
    rows.map { Completion.Candidate($0.word + " ", $0.meaning) }
  }

  private var statements: [Completion.Candidate] {
    let rows = StatementTable.rows.filter { row in
      if expected.isStarted, row.keyword == "set" { return false }
      if expected.isForClient { return Vocabularies.clientStatements.contains(row.keyword) }
      if expected.isInBlock, row.keyword == "scenario" { return false }
      return expected.head != "at" || !Vocabularies.notAfterTime.contains(row.keyword)
    }
    let words = rows.map { Completion.Candidate($0.keyword + " ", $0.meaning) }
    guard !expected.isForClient else { return words }
    return words
      + clients.map { Completion.Candidate($0.text.dropLast() + ": ", $0.meaning) }
  }

  private var conditions: [Completion.Candidate] {
    ConditionTable.openingWords.map { word in
      Completion.Candidate(word + " ", ConditionTable.meaning(opening: word))
    }
  }

  private var settings: [Completion.Candidate] {
    SettingTable.rows.filter { !expected.isForClient || $0.isForClients }
      .map { Completion.Candidate($0.name + " ", $0.meaning) }
  }

  private var values: [Completion.Candidate] {
    expected.parameter.map(interpreter.values(ofParameter:))?.map { named($0, "") } ?? []
  }

  private var parameters: [Completion.Candidate] {
    let isSet = expected.head == "set"
    return interpreter.parameters(forReads: expected.head == "read", everywhere: isSet)
      .map { Completion.Candidate($0.name + (isSet ? " = " : "="), $0.meaning) }
  }

  private var nodes: [Completion.Candidate] {
    interpreter.nodes.map { node in
      named(interpreter.names.name(of: node), interpreter.description(of: node))
    }
  }

  private var roles: [Completion.Candidate] {
    [
      Completion.Candidate("leader ", "whoever leads"),
      Completion.Candidate("followers ", "all who follow"),
    ]
  }

  private var clients: [Completion.Candidate] {
    interpreter.names.clients.filter { !$0.isEmpty }.map { named($0, "client") }
  }

  private var keys: [Completion.Candidate] {
    interpreter.names.keys.map { named($0, "key") }
  }

  private var paths: [Completion.Candidate] {
    files.beginning(with: typed.word).map { path in
      let written = typed.isQuoted ? Quoting.quoted(path) : Quoting.written(path)
      // A folder is gone on with: neither a quote nor a space ends it.
      guard path.hasSuffix("/") else { return Completion.Candidate(written + " ") }
      return Completion.Candidate(written.hasSuffix("\"") ? String(written.dropLast()) : written)
    }
  }
}
