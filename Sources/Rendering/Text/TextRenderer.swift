public import ClientHistory
public import Interpreter

/// Says events in words, one or a few lines each. Success is brief, and what only sets up the
/// cluster says nothing.
public struct TextRenderer: Sendable {
  /// The signs in front of warnings and losses.
  public enum Glyphs: Sendable {
    /// `⚠` and `✗`.
    case unicode
    /// `!` and `x`, for terminals that cannot show the others.
    case ascii
  }

  /// How tables are written.
  public enum Tables: Sendable {
    /// In columns that are aligned for the eye.
    case aligned
    /// As comma-separated values, times as microseconds.
    case csv
    case markdown
  }

  public var glyphs: Glyphs
  public var tables = Tables.aligned
  /// How many columns aligned tables may take; nil where nothing is narrow, as in a file.
  public var width: Int?
  /// Whether signs and headings are coloured by SGR codes.
  public var colour: Bool

  public init(glyphs: Glyphs = .unicode, colour: Bool = false, width: Int? = nil) {
    self.glyphs = glyphs
    self.colour = colour
    self.width = width
  }

  /// Of a list of losses or recoveries, how many are told one by one.
  static let listed = 5

  /// Appends what there is to say of the event, as whole lines.
  ///
  /// - Parameters:
  ///   - clock: the time of the cluster when the statement was done.
  ///   - time: when it came about, where that is to be told: it stands before each line.
  ///   - file: the text that the statement is in, where it is not the one that is run.
  public func render(
    _ event: Event, names: Names, clock: Microseconds, at time: Microseconds? = nil,
    file: String? = nil, into out: inout [UInt8]
  ) {
    guard let time else { return put(event, names, clock, file, isTimed: false, &out) }
    var lines: [UInt8] = []
    put(event, names, clock, file, isTimed: true, &lines)
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      out.put(duration: time)
      out.put(": ")
      out.append(contentsOf: line)
      out.endLine()
    }
  }

  /// - Parameter isTimed: its time stands before it.
  func put(
    _ event: Event, _ names: Names, _ clock: Microseconds, _ file: String?, isTimed: Bool,
    _ out: inout [UInt8]
  ) {
    switch event {
    case .completed(let completion): put(completion, isTimed: isTimed, names, &out)
    case .blocked(let wait): put(blocked: wait, names, &out)
    case .pending(let wait, let due): put(pending: wait, due: due, names, &out)
    case .stale(let read): put(stale: read, names, &out)
    case .dirty(let read): put(dirty: read, names, &out)
    case .readOfLost(let read): put(readOfLost: read, names, &out)
    case .dirtyReadLost(let read): put(dirtyReadLost: read, names, &out)
    case .lost(let writes): put(lost: writes, names, &out)
    case .lossFinal(let writes): put(lossFinal: writes, names, &out)
    case .recovered(let writes, let node): put(recovered: writes, on: node, names, &out)
    case .survived(let writes, let node): put(survived: writes, on: node, names, &out)
    case .leads(let node, let epoch, let position, let how):
      put(leader: node, epoch: epoch, position: position, how, names, &out)
    case .twoLeaders(_, let other, let epoch, let until):
      put(twoLeaders: other, epoch: epoch, until, names, &out)
    case .nobodyDecides(let role): put(nobodyDecides: role, &out)
    case .steppedDown(let node, let epoch, let why):
      put(steppedDown: node, epoch: epoch, why, names, &out)
    case .electionStarted(let node, let epoch): put(election: node, epoch: epoch, names, &out)
    case .electionLost(let node, let epoch, let votes, let needed):
      put(electionLost: node, epoch: epoch, votes: votes, needed: needed, names, &out)
    case .suspects(let node, let leader): put(suspects: node, leader, names, &out)
    case .catchesUp(let node, let source, let epoch):
      put(catchesUp: node, from: source, epoch: epoch, names, &out)
    case .diverged(let node, let from, let fork, let extra, let what):
      put(diverged: node, from: from, fork: fork, extra: extra, what, names, &out)
    case .copying(let node, let from, let why): put(copying: node, from: from, why, names, &out)
    case .copied(let node, let from, let position):
      put(copied: node, from: from, position: position, names, &out)
    case .cannotCatchUp(let node, let from, let needs, let firstKept):
      put(cannotCatchUp: node, from: from, needs: needs, firstKept: firstKept, names, &out)
    case .follows(let node, let upstream): put(follows: node, upstream, names, &out)
    case .inSync(let nodes, let eligible): put(inSync: nodes, eligible: eligible, names, &out)
    case .duplicated(let write, let first, let second):
      put(duplicated: write, first, second, names, &out)
    case .fenced(let node): out.put(node, names, " is taken out by the controllers\n")
    case .fellBack(let nodes): put(fellBack: nodes, names, &out)
    case .cameBack(let nodes): put(cameBack: nodes, names, &out)
    case .droppedAtCrash(let node, let entries, let kept, let why):
      put(dropped: node, entries: entries, kept: kept, why, names, &out)
    case .trimmed(let node, let firstKept): put(trimmed: node, firstKept: firstKept, names, &out)
    case .refused(let refusal): put(refusal, &out)
    case .quiet(let quiet): put(quiet, clock, &out)
    case .waitEnded(let time): put(waitEnded: time, &out)
    case .stepped(let step): put(step, &out)
    case .scenarioBegan(let name): put(scenario: name, &out)
    case .view(let table): put(table, &out)
    case .explanation(let explanation): put(explanation, names, file, &out)
    case .checkFailed(let failure): put(failure, file, &out)
    case .unfinished(let writes): put(unfinished: writes, names, &out)
    }
  }
}
