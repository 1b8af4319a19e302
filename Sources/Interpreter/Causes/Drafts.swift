import ClientHistory
import Replication
import Syntax

/// A change that may help, before it is tried.
struct Draft {
  /// What a change does. Of each kind only the first that helps is told, and of promotions two.
  enum Kind: Hashable {
    case promotion, elsewhere, waiting, repair, setting, omission
    /// What the refusal itself names.
    case wayOut
    /// Told only where nothing else helps.
    case lastResort
  }

  enum Form: Hashable {
    case instead, before, without
  }

  var kind: Kind
  var form: Form
  /// The statement that is changed, or before which another is put.
  var place: Int
  /// The statement that is put there; empty where one is left out.
  var text: String
}

/// Collects the drafts for a matter, the least change first.
struct Drafts {
  /// Of what the cluster offers many of, such as nodes to promote, so many are tried.
  static let most = 8

  private(set) var all: [Draft] = []
  let past: Interpreter
  let recording: Recording

  init(_ past: Interpreter, _ recording: Recording) {
    self.past = past
    self.recording = recording
  }

  var cluster: Cluster { past.world.cluster }

  mutating func add(_ kind: Draft.Kind, _ form: Draft.Form, _ place: Int?, _ text: String = "") {
    guard let place, place >= 0, place < recording.leaves.count else { return }
    let isThere = all.contains { $0.place == place && $0.text == text && $0.form == form }
    if !isThere { all.append(Draft(kind: kind, form: form, place: place, text: text)) }
  }

  func body(_ leaf: Int?) -> Statement.Body? {
    guard let leaf, leaf >= 0, leaf < recording.leaves.count else { return nil }
    return recording.leaves[leaf].statement.body
  }

  // MARK: Words

  func name(_ node: NodeID) -> String { Quoting.written(past.names.name(of: node)) }

  private func prefix(_ leaf: Int) -> String {
    let word = recording.leaves[leaf].statement.client
    return word.map { Quoting.written(past.text(of: $0)) + ": " } ?? ""
  }

  /// `c has x = 1`, for a write that puts a value somewhere.
  func readable(_ write: OperationID, at node: NodeID) -> String? {
    guard let operation = past.history[write] else { return nil }
    for change in past.history.changes(of: operation) {
      guard case .put(let value) = change.action else { continue }
      let key = Quoting.written(past.names.name(of: change.key))
      return "\(name(node)) has \(key) = \(Quoting.written(past.names.text(of: value)))"
    }
    return nil
  }

  // MARK: Statements that take the place of others

  /// The same read at another node, or where it goes by itself.
  func read(_ leaf: Int, at node: NodeID?, after ownWrites: Bool = false) -> String? {
    guard case .read(let form) = body(leaf), case .keys(let words) = form.what else { return nil }
    let keys = words.map { Quoting.written(past.text(of: $0)) }.joined(separator: ", ")
    let place = node.map { " at \(name($0))" } ?? ""
    return prefix(leaf) + "read \(keys)\(place)" + (ownWrites ? " after own writes" : "")
  }

  /// The same write where it goes by itself.
  func write(_ leaf: Int) -> String? {
    guard case .write(let form) = body(leaf), form.place != nil else { return nil }
    let changes = form.changes.compactMap { change -> String? in
      guard case .put(let value) = change.action else { return nil }
      return Quoting.written(past.text(of: change.key)) + " = "
        + Quoting.written(past.text(of: value.word))
    }
    guard changes.count == form.changes.count else { return nil }
    return prefix(leaf) + "write " + changes.joined(separator: ", ")
  }

  // MARK: Groups of drafts

  /// Another node is promoted in a statement's place, where it promotes one.
  mutating func promoteAnother(_ leaf: Int?) {
    var start = ""
    var body = body(leaf)
    if case .at(let time, let inner) = body {
      start = "at \(SettingWords.duration(time.microseconds)) "
      body = inner.body
    }
    guard case .promote(let word, _) = body else { return }
    let promoted = past.names.node(named: past.text(of: word))
    for node in cluster.dataNodes.prefix(Drafts.most) where node != promoted {
      add(.promotion, .instead, leaf, start + "promote \(name(node))")
    }
  }

  /// A node that is down comes back, and no other takes its place.
  mutating func restartInstead(_ leaf: Int?) {
    guard let leaf, case .promote = body(leaf) else { return }
    for change in Chain(past, recording, asking: "").inEffect(at: nil) {
      guard case .down(let node) = change.what else { continue }
      add(.lastResort, .instead, leaf, "restart \(name(node))")
    }
  }

  /// Nodes that were found stuck follow again.
  mutating func rejoinStuck(before leaf: Int?) {
    var nodes = NodeSet()
    for said in past.watch?.said ?? [] {
      if case .diverged(let node, _, _, _, .stuck) = said.event { nodes.insert(node) }
    }
    for node in nodes { add(.repair, .before, leaf, "rejoin \(name(node))") }
  }

  mutating func promoteSomeone(before leaf: Int?) {
    for node in cluster.dataNodes.prefix(Drafts.most) {
      add(.promotion, .before, leaf, "promote \(name(node))")
    }
  }

  /// The nodes and lines that stand still are brought back.
  mutating func repair(before leaf: Int?) {
    var texts: [String] = []
    for change in Chain(past, recording, asking: "").inEffect(at: nil).reversed() {
      switch change.what {
      case .cut: texts.append("heal")
      case .held(let from, let to): texts.append("release \(name(from)) -> \(name(to))")
      case .down(let node): texts.append("restart \(name(node))")
      case .frozen(let node): texts.append("thaw \(name(node))")
      case .paused(let node, let receiving):
        texts.append("resume \(name(node))" + (receiving ? " receiving" : ""))
      case .hidden(let node): texts.append("set \(name(node)) open")
      case .declared, .up, .removed, .thawed, .resumed, .open, .healed, .released: break
      }
    }
    for node in cluster.dataNodes {
      switch cluster[node].following {
      case .stuck, .tooFarBehind: texts.append("rejoin \(name(node))")
      case .nobody, .connecting, .streaming, .copying: break
      }
    }
    if past.world.network.hasClientCuts { texts.append("heal") }
    for text in texts.prefix(Drafts.most) { add(.repair, .before, leaf, text) }
  }

  /// Faults of before are left out, the latest first.
  mutating func omit(before leaf: Int?) {
    var index = (leaf ?? recording.leaves.count) - 1
    var left = Drafts.most
    while index >= 0, left > 0 {
      if body(index)?.isFault == true {
        add(.omission, .without, index)
        left -= 1
      }
      index -= 1
    }
  }

  /// A write is waited for at a node, before a statement or a fault that lies between.
  mutating func waitFor(_ write: OperationID, at node: NodeID, before leaf: Int?) {
    if let text = readable(write, at: node) { add(.waiting, .before, leaf, "wait until \(text)") }
    add(.waiting, .before, leaf, "settle")
    guard let leaf, let start = past.recording.leaf(of: write), start < leaf else { return }
    let faults = ((start + 1)..<max(start + 1, leaf)).filter { body($0)?.isFault == true }
    for between in faults.suffix(Drafts.most) {
      if let text = readable(write, at: node) {
        add(.waiting, .before, between, "wait until \(text)")
      }
      add(.waiting, .before, between, "settle")
    }
  }

  /// More followers are asked for an acknowledgement.
  mutating func acknowledgeMore(_ node: NodeID?, before leaf: Int?) {
    if let node { add(.setting, .before, leaf, "set \(name(node)) sync") }
    add(.setting, .before, leaf, "set acknowledgement all")
    add(.setting, .before, leaf, "set acknowledgement all applied")
    add(.setting, .before, leaf, "set acknowledgement majority")
    let followers = past.followers.count
    for count in stride(from: 1, through: min(followers, 3), by: 1) {
      add(.setting, .before, leaf, "set acknowledgement any \(count) of (followers)")
    }
  }

  /// Fewer are.
  mutating func acknowledgeLess(_ nodes: NodeSet, before leaf: Int?) {
    for node in nodes.prefix(Drafts.most) where cluster[node].isSync {
      add(.setting, .before, leaf, "set \(name(node)) async")
    }
    add(.setting, .before, leaf, "set acknowledgement any 1")
    add(.setting, .before, leaf, "set acknowledgement majority")
    add(.setting, .before, leaf, "set acknowledgement leader")
    add(.setting, .before, leaf, "set timeout 1s then async")
  }

  /// A read goes elsewhere.
  mutating func readElsewhere(_ leaf: Int?) {
    guard let leaf else { return }
    if case .read(let form) = body(leaf), form.place != nil, let text = read(leaf, at: nil) {
      add(.elsewhere, .instead, leaf, text)
    }
    for node in cluster.dataNodes.prefix(Drafts.most) {
      if let text = read(leaf, at: node) { add(.elsewhere, .instead, leaf, text) }
    }
  }
}

extension Statement.Body {
  /// Whether it makes something worse for the cluster.
  var isFault: Bool {
    switch self {
    case .crash, .stop, .wipe, .freeze, .pause, .partition, .cut, .hold, .disconnect, .slow,
      .checkpoint, .demote, .stepdown:
      true
    case .at(_, let inner): inner.body.isFault
    case .node, .client, .region, .link, .remove, .use, .set, .write, .read, .begin, .commit,
      .rollback,
      .start, .await, .cancel, .restart, .thaw, .resume, .heal, .release, .promote, .rejoin,
      .elect, .wait, .waitUntil, .waitFor, .settle, .step, .look, .expect, .repeat, .scenario,
      .compare,
      .include:
      false
    }
  }
}
