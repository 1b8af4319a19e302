public import ClientHistory

/// Accounts for every acknowledged write: it is *lost* when the log of the leader of the newest
/// epoch does not have it, *recovered* when a node that has it leads again, and the loss is final
/// once no node has it.
public struct Losses: Sendable {
  /// Lost writes that some node still has, in order.
  private var open: ContiguousArray<OperationID> = []
  /// Reads that showed a write which was not acknowledged.
  private var dirtyReads: ContiguousArray<DirtyReading> = []

  /// A read that was shown a write before that was acknowledged.
  public struct DirtyReading: Hashable, Sendable {
    public var read: OperationID
    public var node: NodeID
    public var write: OperationID

    public init(read: OperationID, node: NodeID, write: OperationID) {
      self.read = read
      self.node = node
      self.write = write
    }
  }

  /// What a judgement found, each list in order of operation.
  public struct Findings: Sendable {
    /// Newly lost; those that were lost before are not told again.
    public var lost: [OperationID] = []
    /// Was lost, and is in the log that leads now.
    public var recovered: [OperationID] = []
    /// Lost, and no node has them any more.
    public var final: [OperationID] = []
    /// Not acknowledged, and in the log of the leader that took over.
    public var survived: [OperationID] = []
    /// Dirty reads whose write the leader does not have.
    public var dirtyReadsLost: [DirtyReading] = []

    public init() {}
  }

  public init() {}

  /// Takes note of a dirty read, to tell later if its write is not on the log that leads.
  public mutating func sawDirtyRead(_ reading: DirtyReading) { dirtyReads.append(reading) }

  /// Judges every write after something changed about who leads or who holds what.
  /// `tookOver`: another node leads than before.
  public mutating func judge(
    _ history: inout History, _ stage: some Stage, tookOver: Bool
  ) -> Findings {
    var findings = Findings()
    guard let leader = stage.newestLeader else { return findings }
    history.forEachOperation { operation in
      guard operation.kind == .write, operation.isLogged else { return }
      let isHeld = stage.holds(operation, at: leader)
      switch operation.fate {
      case .held, .recovered:
        if operation.outcome == .acknowledged, !isHeld {
          findings.lost.append(operation.id)
        } else if tookOver, isHeld, isUnacknowledged(operation), operation.node != leader {
          findings.survived.append(operation.id)
        }
      case .lost:
        if isHeld { findings.recovered.append(operation.id) }
      case .survived:
        break
      }
    }
    record(findings, in: &history)
    settle(&findings, history, stage)
    judgeDirtyReads(&findings, history, stage, leader)
    return findings
  }

  /// A write that was acknowledged just now by a leader that another has replaced.
  public mutating func judge(
    acknowledged id: OperationID, _ history: inout History, _ stage: some Stage
  ) -> Bool {
    guard let operation = history[id], let leader = stage.newestLeader, leader != operation.node,
      !stage.holds(operation, at: leader)
    else { return false }
    history.update(id) { $0.fate = .lost }
    open.append(id)
    return true
  }

  private func isUnacknowledged(_ operation: Operation) -> Bool {
    switch operation.outcome {
    case .pending, .unknown: true
    case .acknowledged, .sent, .failed, .refused: false
    }
  }

  private mutating func record(_ findings: Findings, in history: inout History) {
    for id in findings.lost {
      history.update(id) { $0.fate = .lost }
      open.append(id)
    }
    for id in findings.recovered { history.update(id) { $0.fate = .recovered } }
    if !findings.recovered.isEmpty { open.removeAll { history[$0]?.fate == .recovered } }
    for id in findings.survived { history.update(id) { $0.fate = .survived } }
  }

  private mutating func settle(
    _ findings: inout Findings, _ history: History, _ stage: some Stage
  ) {
    let nodes = stage.dataNodes
    var kept: ContiguousArray<OperationID> = []
    for id in open {
      guard let operation = history[id] else { continue }
      if nodes.contains(where: { stage.holds(operation, at: $0) }) || stage.isOnItsWay(operation) {
        kept.append(id)
      } else {
        findings.final.append(id)
      }
    }
    open = kept
  }

  private mutating func judgeDirtyReads(
    _ findings: inout Findings, _ history: History, _ stage: some Stage, _ leader: NodeID
  ) {
    var kept: ContiguousArray<DirtyReading> = []
    for reading in dirtyReads {
      guard let write = history[reading.write], write.outcome != .acknowledged else { continue }
      if stage.holds(write, at: leader) {
        kept.append(reading)
      } else {
        findings.dirtyReadsLost.append(reading)
      }
    }
    dirtyReads = kept
  }
}
