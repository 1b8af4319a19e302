import ClientHistory
import Interpreter
import Rendering

/// Names and values to make events of: nodes a, b, c, d; clients alice, bob; keys x, balance.
enum Cast {
  static let names: Names = {
    var names = Names()
    for node in ["a", "b", "c", "d"] { _ = names.addNode(node) }
    for client in ["alice", "bob"] { _ = names.addClient(client) }
    for key in ["x", "balance"] { _ = names.addKey(key) }
    return names
  }()

  static let a = NodeID(0)
  static let b = NodeID(1)
  static let c = NodeID(2)
  static let alice = ClientID(1)
  static let x = KeyID(0)
  static let balance = KeyID(1)

  static func put(_ key: KeyID, _ number: Int64) -> Change {
    Change(key: key, action: Value(integer: number).map { .put($0) } ?? .delete)
  }

  static func write(
    _ changes: [Change] = [put(balance, 100)], client: ClientID = .unnamed,
    position: Int64 = 1, line: Int32 = 4, at time: Microseconds = 2000
  ) -> WriteText {
    WriteText(
      operation: OperationID(1), client: client, changes: changes,
      token: Token(epoch: 1, position: position), line: line, acknowledgedAt: time)
  }

  static func completion(
    _ outcome: Outcome = .acknowledged, kind: ClientHistory.Operation.Kind = .write,
    client: ClientID = .unnamed, node: NodeID = a, reason: Reason? = nil
  ) -> Completion {
    Completion(
      operation: OperationID(1), client: client, kind: kind, node: node, outcome: outcome,
      latency: 2000, reason: reason)
  }

  static func wait(_ cause: Wait.Cause, client: ClientID = .unnamed) -> Wait {
    Wait(
      operation: OperationID(1), client: client, write: write(), since: 3000, cause: cause)
  }
}

/// What a renderer says of an event.
func said(
  _ event: Event, _ renderer: TextRenderer = TextRenderer(), names: Names = Cast.names,
  clock: Microseconds = 198_000
) -> String {
  var bytes: [UInt8] = []
  renderer.render(event, names: names, clock: clock, into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

func json(_ event: Event, names: Names = Cast.names) -> String {
  var bytes: [UInt8] = []
  JSONRenderer().render(event, names: names, into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
