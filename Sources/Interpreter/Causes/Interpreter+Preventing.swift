import ClientHistory
import Replication
import Syntax

// What would have prevented a matter: claimed only of changes that were performed on a copy, from
// an empty world on, up to the moment at which the matter was said.

extension Interpreter {
  /// So many remedies are told.
  static let remediesTold = 5
  /// Where no single change helps, pairs of so many are tried.
  static let draftsPaired = 10

  /// Adds to an explanation what would have prevented its matter.
  func prevent(
    _ matter: Matter, _ past: Interpreter, _ asking: String, _ effort: inout Effort,
    _ interrupted: () -> Bool, _ explanation: inout Explanation
  ) {
    guard matter.event.isWorthAsking else { return }
    var drafts = Drafts(past, recording)
    drafts.collect(for: matter)
    guard !drafts.all.isEmpty else { return }
    let base = Account(past)
    var tried = 0
    var counts: [Draft.Kind: Int] = [:]
    func helps(_ some: [Draft], _ effort: inout Effort) -> Bool {
      let revisions = some.compactMap { revision($0) }
      guard revisions.count == some.count else { return false }
      guard
        let run = replayed(
          matter.begun, revisions, watch: Watch(looks: false), &effort, interrupted)
      else { return false }
      tried += 1
      return run.escapes(matter, base, some, past)
    }
    for draft in drafts.all where explanation.remedies.count < Interpreter.remediesTold {
      if draft.kind == .lastResort, !explanation.remedies.isEmpty { continue }
      guard counts[draft.kind, default: 0] < draft.kind.mostTold, helps([draft], &effort) else {
        continue
      }
      counts[draft.kind, default: 0] += 1
      explanation.remedies.append(remedy([draft], asking))
    }
    if explanation.remedies.isEmpty {
      var told: Set<[Draft.Kind]> = []
      for pair in pairs(of: drafts.all) where explanation.remedies.count < 2 {
        guard !told.contains(pair.map(\.kind)), helps(pair, &effort) else { continue }
        told.insert(pair.map(\.kind))
        explanation.remedies.append(remedy(pair, asking))
      }
    }
    let isDone = !effort.isSpent || !explanation.remedies.isEmpty
    explanation.search = isDone ? .complete(tried: tried) : .partial(tried: tried)
  }

  /// Pairs of the first of each kind; what brings something back comes before what waits for it.
  private func pairs(of drafts: [Draft]) -> [[Draft]] {
    var few: [Draft] = []
    var counts: [Draft.Kind: Int] = [:]
    for draft in drafts where few.count < Interpreter.draftsPaired {
      guard counts[draft.kind, default: 0] < 2 else { continue }
      counts[draft.kind, default: 0] += 1
      few.append(draft)
    }
    few = few.filter { $0.kind != .waiting } + few.filter { $0.kind == .waiting }
    var pairs: [[Draft]] = []
    for (index, one) in few.enumerated() {
      for other in few[(index + 1)...]
      where one.place != other.place || one.form == .before && other.form == .before {
        pairs.append([one, other])
      }
    }
    return pairs
  }

  /// The change as statements; nil where its text says nothing that can be performed.
  private func revision(_ draft: Draft) -> Revision? {
    guard draft.form != .without else { return .without(draft.place) }
    let source = SourceText(name: "", text: draft.text)
    let result = Parser.parse(source)
    guard result.diagnostics.isEmpty, result.script.statements.count == 1,
      let statement = result.script.statements.first, statement.body.isLeaf
    else { return nil }
    let leaf = Recording.Leaf(statement: statement, source: source, variables: [])
    return draft.form == .instead ? .instead(of: draft.place, leaf) : .before(draft.place, leaf)
  }

  private func remedy(_ drafts: [Draft], _ asking: String) -> Remedy {
    Remedy(
      drafts.compactMap { draft in
        guard let citation = recording.citation(of: draft.place, asking: asking) else { return nil }
        switch draft.form {
        case .instead: return .instead(of: citation, do: draft.text)
        case .before: return .before(citation, do: draft.text)
        case .without: return .without(citation)
        }
      })
  }

  /// Whether a matter did not come about in this run with changes, and nothing else went worse.
  private func escapes(
    _ matter: Matter, _ base: Account, _ drafts: [Draft], _ past: Interpreter
  ) -> Bool {
    let account = Account(self)
    let leftOut = Set(drafts.filter { $0.form == .without }.map(\.place))
    guard !account.isFutile, !account.isWorse(than: base, besides: leftOut) else { return false }
    func isWell(_ operation: OperationID) -> Bool {
      past.recording.leaf(of: operation).flatMap { account.outcome(of: $0) }.map(Account.isGood)
        ?? false
    }
    func isKept(_ operation: OperationID) -> Bool {
      past.recording.leaf(of: operation).map { !account.isLost($0) } ?? false
    }
    switch matter.event {
    case .lost(let writes):
      return writes.allSatisfy { isKept($0.write.operation) && isWell($0.write.operation) }
    case .blocked(let wait), .pending(let wait, _):
      return isWell(wait.operation)
    case .completed(let completion):
      return isWell(completion.operation)
    case .refused:
      return matter.leaf.map { !account.isRefused($0) } ?? false
    case .stale(let read):
      return isWell(read.operation) && !says(matter, read.operation, past)
    case .dirty(let read), .readOfLost(let read), .dirtyReadLost(let read):
      return isWell(read.operation) && !says(matter, read.operation, past)
    case .lossFinal(let writes):
      return !writes.contains { says(matter, $0.operation, past) }
    case .checkFailed, .fellBack, .diverged, .cannotCatchUp, .electionLost, .twoLeaders,
      .nobodyDecides:
      return !says(matter, nil, past)
    case .recovered, .survived, .leads, .steppedDown, .electionStarted, .suspects, .catchesUp,
      .copying,
      .copied, .follows, .cameBack, .droppedAtCrash, .trimmed, .inSync, .fenced, .duplicated,
      .quiet, .waitEnded,
      .stepped,
      .scenarioBegan, .view, .explanation, .unfinished:
      return false
    }
  }

  /// Whether the same was said: by the same statement or, of an operation, of the one that the same
  /// statement began.
  private func says(_ matter: Matter, _ operation: OperationID?, _ past: Interpreter) -> Bool {
    let leaf = operation.flatMap { past.recording.leaf(of: $0) }
    let own = leaf.flatMap { leaf in
      history.newest(Recording.capacity).last { recording.leaf(of: $0.id) == leaf }?.id
    }
    return (watch?.said ?? []).contains { said in
      guard said.event.isLike(matter.event) else { return false }
      if let own { return said.event.isAbout(own) }
      return said.begun >= matter.begun || said.leaf == matter.leaf
    }
  }
}

extension Draft.Kind {
  fileprivate var mostTold: Int {
    switch self {
    case .promotion: 2
    case .elsewhere, .waiting, .repair, .setting, .omission, .wayOut, .lastResort: 1
    }
  }
}

extension Event {
  /// Whether it is of the same kind and about the same nodes.
  fileprivate func isLike(_ other: Event) -> Bool {
    switch (self, other) {
    case (.stale(let one), .stale(let other)): one.key == other.key
    case (.dirty, .dirty), (.readOfLost, .readOfLost), (.dirtyReadLost, .dirtyReadLost),
      (.lossFinal, .lossFinal), (.checkFailed, .checkFailed), (.fellBack, .fellBack):
      true
    case (.diverged(let one, _, _, _, .stuck), .diverged(let other, _, _, _, .stuck)):
      one == other
    case (.diverged(let one, _, _, _, _), .diverged(let other, _, _, _, let way)):
      if case .stuck = way { false } else { one == other }
    case (.cannotCatchUp(let one, _, _, _), .cannotCatchUp(let other, _, _, _)): one == other
    case (.electionLost(let one, _, _, _), .electionLost(let other, _, _, _)): one == other
    case (.twoLeaders, .twoLeaders), (.nobodyDecides, .nobodyDecides): true
    default: false
    }
  }
}

extension Statement.Body {
  /// Whether it holds no other statements that run by themselves.
  fileprivate var isLeaf: Bool {
    switch self {
    case .repeat, .scenario, .compare, .include, .look: false
    case .node, .client, .region, .link, .remove, .use, .set, .write, .read, .begin, .commit,
      .rollback,
      .start, .await, .cancel, .crash, .stop, .wipe, .restart, .freeze, .thaw, .pause, .resume,
      .partition, .cut, .heal, .hold, .release, .disconnect, .slow, .checkpoint, .promote, .demote,
      .rejoin, .elect, .stepdown, .wait, .waitUntil, .waitFor, .settle, .step, .at, .expect:
      true
    }
  }
}
