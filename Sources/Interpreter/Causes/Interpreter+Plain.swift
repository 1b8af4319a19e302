import ClientHistory
import Replication
import Syntax

// What is still known where the past cannot be played again.

extension Interpreter {
  /// What is still known where the past cannot be played again.
  func plain(
    _ question: Question, _ asking: String, _ search: Explanation.Search
  ) throws(Stop) -> Explanation {
    var causes: [Cause] = []
    switch question {
    case .node(let id):
      causes += obstacle(to: id)
      causes.append(Cause(time: clock, statement: nil, what: .stands(standing(of: id))))
    case .last:
      if let matter = recording.matter?.narrowed {
        if let id = target(of: matter) { causes += known(id) }
        causes.append(Cause(time: matter.time, statement: nil, what: .event(matter.event)))
      } else if let id = newestOperation {
        causes += known(id)
      }
    case .operation(let id): causes += known(id)
    case .client(let client):
      if let id = clients[client.index].last { causes += known(id) }
    case .key(let key):
      let found =
        newest(of: key, where: { $0.fate == .lost })
        ?? newest(of: key, where: { $0.kind == .write }) ?? newest(of: key, where: { _ in true })
      if let found { causes += known(found) }
    }
    guard !causes.isEmpty else { throw .refused(nothingToExplain(question)) }
    return Explanation(causes: causes, search: search)
  }

  private func known(_ id: OperationID) -> [Cause] {
    guard let operation = history[id] else { return [] }
    let cite = Citation(text: words(for: operation), line: operation.line)
    guard let node = operation.node else {
      return [Cause(time: operation.invokedAt, statement: cite, what: .wentNowhere(id))]
    }
    var causes = [Cause(time: operation.invokedAt, statement: cite, what: .asked(id, node))]
    if operation.isLogged {
      causes[0].what = .appended(node, operation.token)
      if operation.outcome == .acknowledged {
        causes.append(
          Cause(
            time: operation.completedAt, statement: nil, what: .acknowledged(by: [], rule: "")))
      }
      let leader = operation.fate == .lost ? world.cluster.newestLeader : nil
      causes.append(
        Cause(
          time: clock, statement: nil, what: .kept(by: holders(of: operation), lostTo: leader)))
    }
    return causes
  }

  /// What keeps a node from following.
  private func obstacle(to id: NodeID) -> [Cause] {
    let node = world.cluster[id]
    guard let upstream = node.upstream else { return [] }
    let event: Event
    switch node.following {
    case .stuck(let fork):
      event = .diverged(id, from: upstream, fork: fork, extra: node.end - fork, .stuck)
    case .tooFarBehind(let first):
      event = .cannotCatchUp(id, from: upstream, needs: node.end + 1, firstKept: first)
    case .nobody, .connecting, .streaming, .copying:
      return []
    }
    return [Cause(time: clock, statement: nil, what: .event(event))]
  }
}
