import ClientHistory
import Replication
import Syntax

extension Interpreter {
  mutating func promote(
    _ word: Word, discarding: Bool, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    let id = try dataNode(word)
    if let refusal = promotionRefusal(id) { throw .refused(refusal) }
    if world.cluster.rules[id].promoting == .asks { return try askToLead(id, interrupted) }
    world.act { $0.promote(id, discarding: discarding) }
    drain()
    return .done
  }

  /// A node stands at the operator's wish, and leads where its voters elect it.
  private mutating func askToLead(
    _ id: NodeID, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    guard world.cluster.canWin(id) else {
      throw .refused(
        Refusal(
          "no majority would vote for \(spoken(id))",
          wayOut: "`candidates` says what each lacks; `set promoting forced` does not ask"))
    }
    world.act { $0.stand(byHand: id) }
    drain()
    return runWhile(until: clock + patience, interrupted) { interpreter in
      interpreter.world.cluster[id].candidacy.epoch > 0
        && !interpreter.world.cluster[id].isLeader
    }
  }

  func promotionRefusal(_ id: NodeID) -> Refusal? {
    let name = spoken(id)
    switch world.cluster.refusal(ofPromoting: id) {
    case nil: return nil
    case .noData:
      return Refusal(
        "\(name) holds no data, and cannot lead", wayOut: "`candidates` shows who can")
    case .down: return Refusal("\(name) is down", wayOut: "`restart \(name)` first")
    case .frozen: return Refusal("\(name) is frozen", wayOut: "`thaw \(name)` first")
    case .copying:
      return Refusal(
        "\(name) is being copied and has no log yet", wayOut: "`settle` lets the copy end")
    case .alreadyLeads:
      return Refusal(
        "\(name) leads already", wayOut: "`promote` another, or `demote \(name)` first")
    }
  }

  private func requireLeader(_ id: NodeID) throws(Stop) {
    let name = spoken(id)
    guard world.cluster[id].isLeader else {
      let leader = world.cluster.currentLeader.map { spoken($0) }
      throw .refused(
        Refusal(
          "\(name) does not lead",
          wayOut: leader.map { "`demote \($0)` takes the one that does" }
            ?? "`promote \(name)` makes it"))
    }
    guard world.cluster[id].isUp else {
      throw .refused(Refusal("\(name) is down", wayOut: "`restart \(name)` first"))
    }
  }

  mutating func demote(
    _ word: Word, _ targetWord: Word?, _ within: Syntax.Duration?, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    let id = try node(word)
    try requireLeader(id)
    guard let targetWord else {
      world.act { $0.demote(id) }
      return .done
    }
    let target = try dataNode(targetWord)
    guard target != id else {
      throw .mistake(Mistake(range: targetWord.range, message: "it would hand over to itself"))
    }
    guard world.cluster.isStreaming(to: target, from: id) else {
      throw .refused(
        Refusal(
          "\(spoken(target)) does not get the log from \(spoken(id))",
          wayOut: "`set \(spoken(target)) follower of \(spoken(id))` first"))
    }
    world.act { $0.startHandover(id, to: target, within: within?.microseconds) }
    drain()
    // Until the other leads or, where that cannot be, until it is given up.
    return runWhile(until: clock + patience, interrupted) { interpreter in
      interpreter.world.cluster[id].handover == target
        || interpreter.world.cluster.currentLeader == nil
    }
  }

  mutating func stepDown(
    _ form: StepDownStatement, _ interrupted: () -> Bool
  ) throws(Stop) -> Ending {
    let id = try node(form.node)
    try requireLeader(id)
    let within = form.within?.microseconds ?? (form.isForced ? 0 : 10_000_000)
    let sitsOut = form.sitsOut?.microseconds ?? 60_000_000
    guard sitsOut > within else {
      throw .mistake(
        Mistake(
          range: form.sitsOut?.range ?? form.within?.range ?? form.node.range,
          message: "it would stand again before it has stopped waiting",
          wayOut: "`for` takes a longer time than `within`"))
    }
    guard world.cluster[id].stepDown == nil else {
      throw .refused(
        Refusal("\(spoken(id)) is stepping down already", wayOut: "`wait 1s` lets it go on"))
    }
    world.act {
      $0.startStepDown(id, sittingOutFor: sitsOut, within: within, forced: form.isForced)
    }
    drain()
    return runWhile(until: clock + within + patience, interrupted) { interpreter in
      interpreter.world.cluster[id].stepDown != nil
        || interpreter.world.cluster.currentLeader == nil
    }
  }

  mutating func rejoin(_ word: Word) throws(Stop) {
    let id = try dataNode(word)
    let name = spoken(id)
    guard world.cluster[id].isUp else {
      throw .refused(Refusal("\(name) is down", wayOut: "`restart \(name)` first"))
    }
    guard let leader = world.cluster.currentLeader, leader != id else {
      throw .refused(
        Refusal(
          world.cluster.currentLeader == id ? "\(name) leads" : "no leader is up to rejoin",
          wayOut: "`promote` another node first"))
    }
    guard world.cluster.rules[id].rewinding || !world.cluster.isDiverged(id, from: leader) else {
      throw .refused(
        Refusal(
          "\(name) has entries of its own, and may not take them back",
          wayOut:
            "`set rewinding on at \(name)` lets it; `wipe \(name)` and `restart \(name)` copy it"))
    }
    world.act { $0.rejoin(id, to: leader) }
  }

  mutating func elect(_ form: Election, _ interrupted: () -> Bool) throws(Stop) -> Ending {
    if case .preferred = form { return try electPreferred(interrupted) }
    guard let candidate = beginElection(form) else {
      if let leader = world.cluster.currentLeader {
        let name = spoken(leader)
        throw .refused(
          Refusal(
            "\(name) leads, and a voter that hears its leader votes for nobody else",
            wayOut: "`demote \(name)` first, or `promote` another"))
      }
      throw .refused(
        Refusal(
          "no node could win an election: a majority of \(world.cluster.majorityOfVotes) of "
            + "\(world.cluster.votesInAll) votes is needed from nodes that it can talk with",
          wayOut: "`candidates` says what each lacks; `elect unclean` does without a majority"))
    }
    drain()
    let start = clock
    return runWhile(until: start + patience, interrupted) { interpreter in
      (interpreter.world.cluster[candidate].candidacy.epoch > 0
        || interpreter.world.cluster.activeController != nil)
        && !interpreter.world.cluster[candidate].isLeader
    }
  }

  /// Answers who stands or is appointed; nil where nobody is.
  @discardableResult
  mutating func beginElection(_ form: Election) -> NodeID? {
    switch form {
    case .clean: return world.act { $0.elect(unclean: false) }
    case .unclean: return world.act { $0.elect(unclean: true) }
    case .preferred:
      world.act { $0.electPreferred() }
      return nil
    }
  }
}

extension Interpreter {
  /// The leadership goes back to the node that was declared first.
  mutating func electPreferred(_ interrupted: () -> Bool) throws(Stop) -> Ending {
    switch world.cluster.refusalOfPreferred {
    case nil: break
    case .noController:
      throw .refused(
        Refusal("no controller is there to decide it", wayOut: "`promote` does not ask for one"))
    case .leadsAlready:
      throw .refused(
        Refusal("the preferred node leads already", wayOut: "`promote` makes another lead"))
    case .notInSync(let preferred):
      throw .refused(
        Refusal(
          "\(spoken(preferred)) is preferred, and is not in sync",
          wayOut: "`wait until \(spoken(preferred)) in-sync = yes` first"))
    }
    let before = world.cluster.newestLeader
    world.act { $0.electPreferred() }
    drain()
    return runWhile(until: clock + patience, interrupted) { interpreter in
      interpreter.world.cluster.newestLeader == before
    }
  }
}
