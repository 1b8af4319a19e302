import ClientHistory
import Replication
import Systems

/// The system that was chosen with `use`, and what is set in it.
struct SystemInUse: Sendable {
  /// Its number in the catalogue.
  let number: Int
  /// As it was written, or the newest.
  let version: String
  /// The one of the system's versions whose rules hold.
  let rulesOf: String
  /// What is set everywhere.
  var settings: [ParameterSetting] = []
  /// What is set at single nodes, by `NodeID.index`.
  var nodeSettings: ContiguousArray<[ParameterSetting]> = []
  /// What was last chosen for nodes that have nothing of their own.
  var chosen = Choices()
  /// What was last chosen for each node, by `NodeID.index`.
  var chosenAt: ContiguousArray<Choices> = []

  init(number: Int, version: String, rulesOf: String) {
    self.number = number
    self.version = version
    self.rulesOf = rulesOf
  }

  var system: ReplicationSystem { Catalogue.systems[number] }

  mutating func set(_ setting: ParameterSetting, at node: NodeID) {
    while nodeSettings.count <= node.index { nodeSettings.append([]) }
    nodeSettings[node.index].set(setting)
  }

  func settings(at node: NodeID) -> [ParameterSetting] {
    node.index < nodeSettings.count ? nodeSettings[node.index] : []
  }

  /// The values that hold at a node, or for nil where nodes have none of their own; over them lies
  /// what a client or one operation asks for.
  func values(at node: NodeID?, under above: [[ParameterSetting]] = []) -> Values {
    var values = Values(of: system, version: rulesOf)
    values.overlay(with: settings)
    if let node { values.overlay(with: settings(at: node)) }
    for layer in above { values.overlay(with: layer) }
    return values
  }
}
