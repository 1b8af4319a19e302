import ClientHistory
import Interpreter
import Rendering
import Syntax

// The commands that go back and forth in time.

extension Session {
  mutating func undo(_ count: Int) -> Run {
    let taken = past.undo(count)
    guard taken > 0, let first = past.undone.last?.entry else {
      return wrong("there is nothing to take back")
    }
    return remark(told("took back", taken, of: count, "down to", first))
  }

  mutating func redo(_ count: Int) -> Run {
    let done = past.redo(count)
    guard done > 0, let last = past.entries.last else {
      return wrong("there is nothing to do again; `.undo` takes back")
    }
    return remark(told("did again", done, of: count, "up to", last))
  }

  /// `took back: promote c`
  private func told(
    _ did: String, _ done: Int, of wanted: Int, _ towards: String, _ entry: Past.Entry
  ) -> String {
    let words = shortened(entry.title)
    let noun = done == 1 ? "statement" : "statements"
    if done < wanted {
      let end = towards == "up to" ? "last" : "first"
      return "\(did) \(done) \(noun), there were no more; the \(end) was: \(words)"
    }
    return done == 1 ? "\(did): \(words)" : "\(did) \(done) statements, \(towards): \(words)"
  }

  /// The first line, safe to show and not too long.
  func shortened(_ text: String) -> String {
    let limit = 60
    let line = text.prefix { !$0.isNewline }
    let more = options.glyphs == .unicode ? "…" : "..."
    let isCut = line.count > limit || line.endIndex < text.endIndex
    return Escaping.escaped(String(line.prefix(limit))) + (isCut ? more : "")
  }

  /// `.goto 3` and `.goto 2s`
  mutating func go(to word: String) -> Run {
    let line = past.line
    let target: Int
    if let number = Int(word) {
      guard number >= 0, number <= line.count else {
        return wrong("there are \(line.count) statements; `.goto 0` is before the first")
      }
      target = number
    } else if let time = Duration.microseconds(in: word) {
      target = line.count { $0.clock <= time }
    } else {
      return usage(.goto)
    }
    _ = past.go(to: target)
    guard let last = past.entries.last else { return remark("at the beginning") }
    return remark("at statement \(target) of \(line.count): \(shortened(last.title))")
  }

  mutating func fork(_ name: String) -> Run {
    if let objection = branches.objection(to: name) {
      return wrong("no branch can be called `\(Escaping.escaped(name))`: \(objection)")
    }
    let former = branches.current
    branches.fork(name, from: past)
    return remark("on \(name), which goes on from \(place(of: past)) of \(former)")
  }

  mutating func `switch`(to name: String) -> Run {
    guard let other = branches.past(of: name, past) else { return noBranch(name) }
    if name != branches.current {
      _ = branches.switch(to: name, from: past)
      past = other
    }
    return remark("on \(name), at \(place(of: past))")
  }

  private func noBranch(_ name: String) -> Run {
    let wayOut =
      Nearest.word(to: name, among: branches.names).map { "did you mean `\($0)`?" }
      ?? "there are \(branches.names.joined(separator: ", "))"
    return wrong("there is no branch `\(Escaping.escaped(name))`; \(wayOut)")
  }

  private func place(of past: Past) -> String {
    past.entries.isEmpty ? "the beginning" : "statement \(past.entries.count)"
  }

  func listBranches() -> Run {
    var table = Table(
      name: "branches",
      columns: [
        Table.Column("branch"), Table.Column("statements", numeric: true),
        Table.Column("clock", numeric: true), Table.Column("last"),
      ])
    for name in branches.names {
      guard let past = branches.past(of: name, past) else { continue }
      table.rows.append([
        .text(name + (name == branches.current ? " *" : "")), .count(Int64(past.entries.count)),
        .duration(past.present.clock), .text(past.entries.last.map { shortened($0.title) } ?? ""),
      ])
    }
    return shown(table)
  }

  /// `.diff`, `.diff 3`, `.diff branch`
  func compare(with word: String?) -> Run {
    let now = Views(of: past.present)
    guard let word else {
      guard !past.entries.isEmpty else { return wrong("there is no statement yet") }
      let before = Views(of: past.interpreter(after: past.entries.count - 1))
      return shown(.difference(before, "before", now, "after"))
    }
    if let number = Int(word) {
      guard number >= 0, number <= past.line.count else {
        return wrong("there are \(past.line.count) statements")
      }
      let then = Views(of: past.interpreter(after: number))
      return shown(.difference(then, "at \(number)", now, "now"))
    }
    guard let other = branches.past(of: word, past) else { return noBranch(word) }
    return shown(.difference(now, branches.current, Views(of: other.present), word))
  }

  private func shown(_ table: Table) -> Run {
    var bytes: [UInt8] = []
    voice.render(.view(table), names: past.present.names, clock: past.present.clock, into: &bytes)
    return Run(pieces: [Piece(said: bytes)])
  }
}
