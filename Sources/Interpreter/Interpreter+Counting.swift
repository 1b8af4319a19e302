import ClientHistory
import Replication
import Simulation
import Syntax

extension Interpreter {
  /// A client begins to wait until so many followers have what it wrote.
  mutating func beginCount(
    _ form: WaitForStatement, _ statement: Statement
  ) throws(Stop) -> Begun? {
    let client = try maker(of: statement)
    let needed = try small(form.count, atMost: Int64(NodeSet.capacity))
    let stage = form.stage.flatMap { Replication.Stage(rawValue: $0.rawValue) } ?? .received
    let asked = CountRequest(
      needed: needed, stage: stage, position: position(waitedForBy: client),
      within: form.within?.microseconds)
    return try submit(
      .count(asked), .read, [], client, form.place, within: nil, expires: 0, parameters: [])
  }

  /// Up to where the followers must have the log; 0: the client has done nothing that counts.
  private func position(waitedForBy client: ClientID) -> Int64 {
    let rules = world.cluster.currentLeader.map { world.cluster.rules[$0] }
    switch rules?.waitsFor ?? .ownWrite {
    case .ownWrite: return clients[client.index].newestWrite?.position ?? 0
    case .wholeLog: return clients[client.index].lastSeen?.position ?? 0
    }
  }
}
