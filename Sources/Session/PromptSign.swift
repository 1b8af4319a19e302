import ClientHistory
import Interpreter
import Rendering

// What stands in front of the line that is typed.

extension Session {
  /// What to show in front of the next line: the branch where it is not the first, the clock, who
  /// leads, how many operations are pending and how many statements were taken back.
  ///
  /// In colour where the session's options ask for that. It can be pasted back in.
  public var prompt: String {
    guard unread.isEmpty else {
      switch options.glyphs {
      case .unicode: return Transcript.continuation
      case .ascii: return Transcript.plainContinuation
      }
    }
    let interpreter = past.present
    var parts: [String] = []
    if branches.current != Branches.firstName {
      parts.append(coloured("[\(branches.current)]", .branch))
    }
    if !interpreter.nodes.isEmpty || !past.entries.isEmpty {
      parts.append(coloured(DurationText.of(interpreter.clock), .clock))
      if let leader = interpreter.leaderName {
        parts.append(coloured(Transcript.shownInPrompt(leader), .leader))
      }
      let pending = interpreter.pendingCount
      if pending > 0 { parts.append(coloured("\(pending) pending", .pending)) }
    }
    let undone = past.undoneCount
    if undone > 0 { parts.append(coloured("-\(undone)", .undone)) }
    return parts.joined(separator: " ") + coloured(">", .sign) + " "
  }

  private enum Part {
    case branch, clock, leader, pending, undone, sign

    var sgr: String {
      switch self {
      case .branch: "35"
      case .clock: "2"
      case .leader: "32"
      case .pending: "33"
      case .undone: "35"
      case .sign: "1;36"
      }
    }
  }

  private func coloured(_ text: String, _ part: Part) -> String {
    options.colour ? "\u{1B}[\(part.sgr)m\(text)\u{1B}[0m" : text
  }
}

/// The two clocks at one moment, for `.timer`.
struct Moment {
  let virtual: Microseconds
  let wall: Int64?

  init(_ session: Session) {
    virtual = session.past.present.clock
    wall = session.options.wallClock?()
  }
}

extension Session {
  /// `took 2ms, 130us on the wall`
  func told(of start: Moment) -> [UInt8] {
    let end = Moment(self)
    var wall: Microseconds?
    if let before = start.wall, let after = end.wall { wall = max(0, after - before) }
    let virtual = end.virtual - start.virtual
    var bytes: [UInt8] = []
    if case .json(let renderer) = voice {
      renderer.took(virtual, wall: wall, into: &bytes)
    } else {
      var text = "took " + DurationText.of(virtual)
      if let wall { text += ", \(DurationText.of(wall)) on the wall" }
      bytes = Array((text + "\n").utf8)
    }
    return bytes
  }
}
