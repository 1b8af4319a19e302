import ClientHistory
import Replication
import Systems
import Testing

/// What a system chooses with some parameters set, in a cluster of one node that holds data and some
/// that decide.
func chosen(
  by system: ReplicationSystem, _ version: String, _ set: [String: String],
  deciders: Int, _ kind: Node.Kind
) throws -> Choices {
  var values = Values(of: system, version: version)
  for (name, text) in set {
    let number = try #require(system.index(of: name))
    values.set(number, to: try system.parameters[number].value(of: text))
  }
  var members = [
    Shape.Member(id: NodeID(0), name: "a", holdsData: true, isArbiter: false, votes: 1)
  ]
  for index in 0..<deciders {
    members.append(
      Shape.Member(
        id: NodeID(index + 1), name: "d\(index)", kind: kind, holdsData: false,
        isArbiter: false, votes: 0))
  }
  return system.choose(values, Shape(members: members))
}
