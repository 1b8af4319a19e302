import ClientHistory
import Interpreter

// How operations end, and what those wait for that do not.

extension TextRenderer {
  /// - Parameter isTimed: its time stands before it.
  func put(
    _ completion: Completion, isTimed: Bool, _ names: Names, _ out: inout [UInt8]
  ) {
    switch (completion.kind, completion.outcome) {
    case (.read, .acknowledged): putAnswers(completion, isTimed, names, &out)
    case (.read, _), (.write, _):
      putBeginning(completion, isTimed, names, &out)
      putOutcome(completion, names, &out)
      out.endLine()
    }
  }

  /// Whose it is and, without a name for that, whether it ended late.
  private func putBeginning(
    _ completion: Completion, _ isTimed: Bool, _ names: Names, _ out: inout [UInt8]
  ) {
    if completion.late, !isTimed, names.name(of: completion.client).isEmpty { out.put("later: ") }
    putClient(completion.client, names, &out)
  }

  private func putOutcome(_ completion: Completion, _ names: Names, _ out: inout [UInt8]) {
    switch completion.outcome {
    case .acknowledged:
      putWhich(completion, " ", names, &out)
      putAcknowledged(completion, names, &out)
    case .sent:
      putWhich(completion, " ", names, &out)
      out.put("sent to ")
      out.put(completion.node, names)
      putPosition(completion.token, names, &out)
    case .pending:
      putWhich(completion, " ", names, &out)
      out.put("is still under way")
    case .refused:
      if case .noLeader = completion.reason {
        putCross("unavailable", &out)
      } else {
        putCross("refused", &out)
      }
      putWhy(completion, names, &out)
    case .failed:
      putCross("failed", &out)
      putWhy(completion, names, &out)
    case .unknown:
      putCross("unknown", &out)
      putWhy(completion, names, &out)
      if completion.kind == .write { out.put("; the write may take effect or not") }
    }
  }

  /// Which write it was, where it ended late and the reader may not know.
  private func putWhich(
    _ completion: Completion, _ after: StaticString, _ names: Names, _ out: inout [UInt8]
  ) {
    guard completion.late, let write = completion.write else { return }
    out.put(write, names)
    out.put(after)
  }

  private func putWhy(_ completion: Completion, _ names: Names, _ out: inout [UInt8]) {
    putWhich(completion, "; ", names, &out)
    putError(completion, &out)
    put(completion.reason, of: completion, names, &out)
  }

  /// What the system's client would be told, before the reason in our own words.
  private func putError(_ completion: Completion, _ out: inout [UInt8]) {
    guard let error = completion.error else { return }
    // Redis's texts begin with their code.
    if !error.text.hasPrefix(error.code) {
      out.put(text: error.code)
      if !error.text.isEmpty { out.put(" ") }
    }
    if !error.text.isEmpty { out.put(text: error.text) }
    out.put(": ")
  }

  private func putAcknowledged(_ completion: Completion, _ names: Names, _ out: inout [UInt8]) {
    out.put("acknowledged")
    if !completion.acknowledgedBy.isEmpty {
      out.put(" by ")
      out.put(completion.acknowledgedBy, names)
    }
    out.put(" in ")
    out.put(duration: completion.latency)
    putPosition(completion.token, names, &out)
    if completion.fellBack {
      out.put(", without the synchronous ")
      out.put(text: names.words.followers)
    }
    if let reason = completion.reason {
      out.put("; ")
      putError(completion, &out)
      put(reason, of: completion, names, &out)
    }
  }

  private func putPosition(_ token: Token, _ names: Names, _ out: inout [UInt8]) {
    guard token != .start else { return }
    out.put(" (")
    out.put(position: token.position, names)
    out.put(")")
  }

  /// One line a key, with its time where it took any; what a read of a log answers is a table that
  /// follows.
  private func putAnswers(
    _ completion: Completion, _ isTimed: Bool, _ names: Names, _ out: inout [UInt8]
  ) {
    if let counted = completion.counted {
      putBeginning(completion, isTimed, names, &out)
      put(counted, completion.latency, names, &out)
    }
    for answer in completion.answers {
      putBeginning(completion, isTimed, names, &out)
      out.put(word: names.name(of: answer.key))
      if let value = answer.value {
        out.put(" = ")
        out.put(value, names)
      } else {
        out.put(" is not set")
      }
      if completion.latency > 0 {
        out.put(" (in ")
        out.put(duration: completion.latency)
        out.put(")")
      }
      out.endLine()
    }
  }

  /// `1 of 2 followers has it, after 300ms`
  private func put(
    _ counted: Counted, _ latency: Microseconds, _ names: Names, _ out: inout [UInt8]
  ) {
    out.put(counted.have)
    out.put(" of ")
    out.put(counted.need)
    out.put(" ")
    out.put(text: counted.need == 1 ? names.words.follower : names.words.followers)
    out.put(counted.have == 1 ? " has it" : " have it")
    if latency > 0 {
      out.put(", after ")
      out.put(duration: latency)
    }
    out.endLine()
  }

  func put(blocked wait: Wait, _ names: Names, _ out: inout [UInt8]) {
    putClient(wait.client, names, &out)
    out.put("blocked at ")
    out.put(duration: wait.since)
    out.put(": ")
    put(wait.cause, names, &out)
    for obstacle in wait.obstacles {
      out.put("; ")
      out.put(obstacle.node, names, " is ")
      out.put(text: obstacle.state)
    }
    out.endLine()
  }

  func put(pending wait: Wait, due: Microseconds, _ names: Names, _ out: inout [UInt8]) {
    putClient(wait.client, names, &out)
    out.put("pending, due at ")
    out.put(duration: due)
    out.put(": ")
    put(wait.cause, names, &out)
    for obstacle in wait.obstacles {
      out.put("; ")
      out.put(obstacle.node, names, " is ")
      out.put(text: obstacle.state)
    }
    out.endLine()
  }

  private func put(_ cause: Wait.Cause, _ names: Names, _ out: inout [UInt8]) {
    switch cause {
    case .acknowledgement(let missing, let needed, let stage):
      putMissing(missing, needed, stage, names, &out)
    case .nobodyToAcknowledge(let needed):
      out.put("waits for ")
      out.put(needed)
      out.put(" ")
      out.put(text: needed == 1 ? names.words.follower : names.words.followers)
      out.put(" to confirm it, and there is none that could")
    case .report(let nodes):
      out.put("has its acknowledgements, and waits for the next report of ")
      out.put(nodes, names)
    case .lock(let write):
      out.put("waits until ")
      out.put(write, names)
      out.put(" is over, whose keys are locked")
    case .leaderStage(let node, let stage):
      out.put("waits until ")
      out.put(node, names, " itself has it ")
      out.put(text: stage)
    case .ownWrites(let node, let has, let needs):
      out.put("waits until ")
      out.put(node, names, " has ")
      out.put(position: needs, names)
      out.put("; it is at ")
      out.put(has)
    case .unreachable(let node):
      out.put("waits for ")
      out.put(node, names, ", which cannot be reached")
    case .frozen(let node):
      out.put("waits for ")
      out.put(node, names, ", which is frozen; `thaw ")
      out.put(node, names, "` lets it go on")
    case .noLeader:
      out.put("waits for a ")
      out.put(text: names.words.leader)
      out.put(", and none is up; `promote` one")
    }
  }

  private func putMissing(
    _ missing: NodeSet, _ needed: Int, _ stage: String, _ names: Names, _ out: inout [UInt8]
  ) {
    guard !missing.isEmpty else {
      out.put("waits until more ")
      out.put(text: names.words.followers)
      return out.put(" are in sync")
    }
    out.put("waits for ")
    if needed < missing.count {
      out.put(needed)
      out.put(" of ")
    }
    out.put(missing, names)
    out.put(missing.count == 1 ? ", which has not confirmed it " : ", which have not confirmed it ")
    out.put(text: stage)
  }
}
