import ClientHistory
import Replication
import Syntax
import Systems

extension Interpreter {
  /// Sets a parameter everywhere, or at some nodes.
  mutating func set(_ form: ParameterForm, at nodes: [NodeID]) throws(Stop) {
    let setting = try understood(form)
    let before = world.cluster.rules.common.failover
    if nodes.isEmpty { system?.settings.set(setting) }
    for node in nodes { system?.set(setting, at: node) }
    chooseAgain()
    let now = world.cluster.rules.common.failover
    if now != before { warnOfMissingDeciders(now) }
  }

  /// Sets a parameter for one client.
  mutating func set(_ form: ParameterForm, forClient id: ClientID) throws(Stop) {
    let setting = try understood(form)
    try check(setting, for: .client, form)
    clients[id.index].parameters.set(setting)
  }

  /// The parameters of one operation.
  func understood(
    _ forms: [ParameterForm], _ scope: Parameter.Scope
  ) throws(Stop) -> [ParameterSetting] {
    var settings: [ParameterSetting] = []
    for form in forms {
      let setting = try understood(form)
      try check(setting, for: scope, form)
      settings.set(setting)
    }
    return settings
  }

  private func understood(_ form: ParameterForm) throws(Stop) -> ParameterSetting {
    let name = text(of: form.name)
    guard let system = system?.system else {
      throw .mistake(
        Mistake(
          range: form.name.range,
          message: "\(Quoting.written(name)) would be a parameter of a system, and none is in use",
          wayOut:
            "`use \(Catalogue.systems[0].name)` takes one over; a setting of the language has "
            + "no `=`"))
    }
    guard let number = system.index(of: name) else { throw unknown(name, form.name, system) }
    let text = text(of: form.value)
    do throws(ParameterProblem) {
      let value = try system.parameters[number].value(of: text)
      return ParameterSetting(parameter: number, value: value, text: text)
    } catch {
      // The system itself would turn the value away, and go on.
      throw .refused(
        Refusal(
          system.wrongValue?(system.parameters[number].name, text) ?? error.message,
          wayOut: error.wayOut ?? "`.help \(system.name)` lists its parameters"))
    }
  }

  private func unknown(_ name: String, _ word: Word, _ system: ReplicationSystem) -> Stop {
    if let known = system.unmodelled.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return .mistake(
        Mistake(
          range: word.range,
          message: "\(known.name) is a parameter of \(system.title) that is not modelled here",
          wayOut: known.why))
    }
    let near = nearest(name, among: system.parameters.map(\.name))
    return .mistake(
      Mistake(
        range: word.range,
        message: "\(system.title) has no parameter \(Quoting.written(name)) here",
        wayOut: near.map { "did you mean `\($0)`?" } ?? "`settings` lists those that it has"))
  }

  private func check(
    _ setting: ParameterSetting, for scope: Parameter.Scope, _ form: ParameterForm
  ) throws(Stop) {
    guard let parameter = system?.system.parameters[setting.parameter] else { return }
    guard parameter.scope.isDisjoint(with: scope) else { return }
    let what =
      switch scope {
      case .client: "one client"
      case .write: "one write"
      default: "one read"
      }
    throw .mistake(
      Mistake(
        range: form.name.range, message: "\(parameter.name) cannot be given for \(what)",
        wayOut: "`set \(parameter.name) = \(Quoting.written(setting.text))` holds for all"))
  }

  /// Everything that `use` takes, with what it is called in a text.
  public var systemNames: [(name: String, meaning: String)] {
    Catalogue.systems.map { ($0.name, $0.title) }
      + [(Catalogue.generic, "the language's own rules and words")]
  }

  /// The parameters of the system in use that can be given for one write or read, or all.
  public func parameters(
    forReads isRead: Bool, everywhere: Bool
  ) -> [(name: String, meaning: String)] {
    let scope: Parameter.Scope = isRead ? .read : .write
    return (system?.system.parameters ?? [])
      .filter { everywhere || !$0.scope.isDisjoint(with: scope) }
      .map { ($0.name, $0.meaning) }
  }

  /// The words that a parameter of the system in use takes; none where it takes anything else.
  public func values(ofParameter name: String) -> [String] {
    guard let system = system?.system, let number = system.index(of: name) else { return [] }
    return switch system.parameters[number].kind {
    case .flag: ["on", "off"]
    case .word(let words): words
    case .count, .time, .bytes, .text: []
    }
  }

  /// The parameters of the system in use, and where some nodes have others.
  func addParameters(to table: inout Table) {
    guard let now = system else { return }
    let values = now.values(at: nil)
    table.rows.append([.text("system"), .text("\(now.system.title) \(now.version)")])
    for (number, parameter) in now.system.parameters.enumerated() {
      let setting = now.settings.first { $0.parameter == number }
      table.rows.append([
        .text(parameter.name), .text(setting?.text ?? values.defaultValue(of: parameter)),
      ])
      for id in presentNodes {
        for own in now.settings(at: id) where own.parameter == number {
          table.rows.append([
            .text("\(parameter.name) at \(names.name(of: id))"), .text(own.text),
          ])
        }
      }
    }
  }
}
