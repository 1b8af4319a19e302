import ClientHistory
import Interpreter
import Syntax

/// The present of a session, the way back from it, and the way forth to what was taken back.
///
/// Copies of the recent interpreters are kept, and of older ones the fewer the older they are, and
/// the fewer the larger they are; between two of them the statements are run again, which gives the
/// same, to the last byte.
struct Past: Sendable {
  /// Of this many latest entries every copy is kept.
  static let recent = 16

  struct Entry: Sendable {
    /// What it was before; nil where it can be had by running an earlier one again.
    var before: Interpreter?
    var program: Program
    var library: Library
    /// Whether running it again gives the same; not so for what was interrupted.
    var isRepeatable: Bool
    var keepGoing: Bool
    /// Whether it is a file that was read, and not what was typed.
    var isFile = false
    /// Whether some check in it failed.
    var hasFailedCheck = false
    /// The time of the cluster behind it.
    var clock: Microseconds = 0

    /// Whether it only showed or checked something, so that there is nothing to take back in it.
    var isLook: Bool {
      guard let statements = program.statements, !isFile else { return false }
      return statements.allSatisfy { statement in
        switch statement.body {
        case .look, .expect, .compare: true
        case .node, .client, .region, .link, .remove, .use, .set, .write, .read, .begin, .commit,
          .rollback, .start, .await, .cancel, .crash, .stop, .wipe, .restart, .freeze, .thaw,
          .pause, .resume, .partition, .cut, .heal, .hold, .release, .disconnect, .slow,
          .checkpoint, .promote, .demote, .rejoin, .elect, .stepdown, .wait, .waitUntil, .waitFor,
          .settle,
          .step,
          .at, .repeat, .scenario, .include:
          false
        }
      }
    }

    /// What was typed for it.
    var title: String {
      if isFile { return ".\(DotCommand.read.rawValue) \(program.source.name)" }
      guard let range = program.statements?.first?.range else { return program.source.name }
      return program.source.text(of: range)
    }
  }

  var present: Interpreter
  /// How many operations all copies together may hold in detail.
  let budget: Int
  private(set) var entries: [Entry] = []
  /// The entries that have a copy, in order.
  private(set) var copied: [Int] = []
  /// How many operations each of these holds in detail.
  private(set) var weights: [Int] = []
  /// What was taken back, the next one to do again last.
  private(set) var undone: [Undone] = []

  /// An entry that was taken back, with what it gave where a copy of that was at hand.
  struct Undone: Sendable {
    var entry: Entry
    var after: Interpreter?
  }

  init(_ present: Interpreter, budget: Int = 1_000_000) {
    self.present = present
    self.budget = budget
  }

  /// Notes what was run on `before` and gave `present`. What was taken back is then gone: it would
  /// not be what comes next.
  mutating func note(_ entry: Entry) {
    undone = []
    extend(by: entry)
  }

  private mutating func extend(by entry: Entry) {
    var entry = entry
    entry.clock = present.clock
    copied.append(entries.count)
    weights.append(min(entry.before?.history.count ?? 0, History.detailed))
    entries.append(entry)
    thin()
    economize()
  }

  /// Takes back so many entries that did something, and what was only looked at behind them; how
  /// many did something.
  mutating func undo(_ count: Int) -> Int {
    var target = entries.count
    var steps = 0
    while target > 0, steps < count {
      target -= 1
      if !entries[target].isLook { steps += 1 }
    }
    if steps > 0 { goBack(to: target) }
    return steps
  }

  /// Goes back to where so many entries had run.
  private mutating func goBack(to target: Int) {
    keepUndone(from: target)
    present = interpreter(before: target)
    entries.removeSubrange(target...)
    while let last = copied.last, last >= target {
      copied.removeLast()
      weights.removeLast()
    }
  }

  /// Does again what was taken back, up to so many entries that did something; the number of those.
  mutating func redo(_ count: Int) -> Int {
    var done = 0
    while done < count, let next = undone.last {
      goForth()
      if !next.entry.isLook { done += 1 }
    }
    return done
  }

  private mutating func goForth() {
    if let next = undone.popLast() {
      var entry = next.entry
      entry.before = present
      if let after = next.after {
        present = after
      } else {
        replay(entry, on: &present)
      }
      extend(by: entry)
    }
  }

  /// Goes to where so many entries have run, back or forth; the number of entries there are then.
  mutating func go(to target: Int) -> Int {
    if target < entries.count { goBack(to: max(0, target)) }
    while entries.count < target, !undone.isEmpty { goForth() }
    return entries.count
  }

  /// How many entries that did something can be done again.
  var undoneCount: Int { undone.count { !$0.entry.isLook } }

  /// All entries in their order, those that were taken back included.
  var line: [Entry] { entries + undone.reversed().map(\.entry) }

  /// What there was when so many entries had run.
  func interpreter(after count: Int) -> Interpreter {
    if count >= entries.count {
      var copy = self
      _ = copy.go(to: count)
      return copy.present
    }
    return interpreter(before: max(0, count))
  }

  /// Puts the entries from `target` on among the undone ones. What an entry gave is kept where it
  /// cannot be made again, and for a few where it is at hand.
  private mutating func keepUndone(from target: Int) {
    var after: Interpreter? = present
    for index in stride(from: entries.count - 1, through: target, by: -1) {
      var entry = entries[index]
      let before = entry.before
      entry.before = nil
      let isKept = !entry.isRepeatable || undone.count < Past.recent
      undone.append(Undone(entry: entry, after: isKept ? after : nil))
      after = before
    }
  }

  private func interpreter(before target: Int) -> Interpreter {
    var start = target
    while start > 0, entries[start].before == nil { start -= 1 }
    guard var interpreter = entries[start].before else { return present }
    for entry in entries[start..<target] { replay(entry, on: &interpreter) }
    return interpreter
  }

  private func replay(_ entry: Entry, on interpreter: inout Interpreter) {
    var speaker = Speaker(
      voice: .silent, library: entry.library, source: entry.program.source,
      keepGoing: entry.keepGoing, output: { _ in }, interrupted: { false })
    _ = speaker.run(entry.program, on: &interpreter)
  }

  /// Drops copies so that their number grows with the logarithm of the entries: whenever the age of
  /// one doubles, every other of them goes. The first is always kept, as is one that comes after
  /// what cannot be run again.
  private mutating func thin() {
    var age = Past.recent
    var spacing = 2
    while age < entries.count {
      let index = entries.count - 1 - age
      if index % spacing != 0 { drop(index) }
      age *= 2
      spacing *= 2
    }
  }

  /// Drops the oldest copies but the first while all together are too large.
  private mutating func economize() {
    var size = weights.reduce(0, +)
    var place = 1
    while size > budget, place < copied.count - 1 {
      let gain = weights[place]
      if drop(copied[place]) { size -= gain } else { place += 1 }
    }
  }

  /// Drops a copy that can be made again; false where it is needed or not there.
  @discardableResult
  private mutating func drop(_ index: Int) -> Bool {
    guard index > 0, entries[index - 1].isRepeatable,
      let place = copied.firstIndex(of: index)
    else { return false }
    entries[index].before = nil
    copied.remove(at: place)
    weights.remove(at: place)
    return true
  }
}
