import ClientHistory
import Replication

extension ReplicationSystem {
  /// A replica set of MongoDB.
  public static let mongodb = ReplicationSystem(
    name: "mongodb", title: "MongoDB", versions: ["4.4", "5.0", "6.0", "7.0", "8.0"],
    words: Words(
      leader: "primary", follower: "secondary", followers: "secondaries", epoch: "term",
      position: "OpTime"),
    parameters: MongoDB.parameters,
    unmodelled: MongoDB.unmodelled,
    errors: MongoDB.errors,
    views: MongoDB.views,
    notes: [
      "`promote b` has b ask its voters, as replSetStepUp does; `stepdown a` is rs.stepDown().",
      "Naming a member, as in `read x at b`, is a direct connection.",
    ],
    choose: MongoDB.choices)
}

/// What a replica set chooses where its parameters have those values.
enum MongoDB {
  static func choices(_ values: Values, _ shape: Shape) -> Choices {
    var rules = Rules()
    chooseWriting(&rules, values, shape)
    chooseReading(&rules, values)
    chooseReplicating(&rules, values)
    chooseElecting(&rules, values)
    return Choices(rules: rules, node: node(values))
  }

  // MARK: Writing

  private static func chooseWriting(_ rules: inout Rules, _ values: Values, _ shape: Shape) {
    let concern = WriteConcern(values, shape)
    rules.acknowledgement = concern.acknowledgement(values, shape)
    // wtimeout ends the wait alone, and says nothing for w of 0 and 1 (MG-8).
    let time = values.time("wtimeout")
    rules.timeout = time > 0 && concern.waitsForOthers ? .fail(after: time) : .never
    rules.impossible = .fail
    // The commit point is what a majority has, whatever was acknowledged (MG-19).
    rules.commit = Acknowledgement(
      who: .majority, stage: stage(values, isDurable: values.flag(journalDefault)))
    // The journal is flushed when someone waits for it, and else ten times a second; what is not in
    // it is in the process (MG-6, MG-9, MG-33).
    rules.durable = .onDemand(every: values.time("commitIntervalMs"))
    rules.buffer = .process
    rules.forward = .received
    if values.flag("retryWrites"), time == 0 {
      rules.retries = 1
      rules.resent = .known
    }
  }

  static let journalDefault = "writeConcernMajorityJournalDefault"

  /// How far the members of a majority must be. Before 8.0 a member told of nothing that it had not
  /// applied (MG-7).
  static func stage(_ values: Values, isDurable: Bool) -> Replication.Stage {
    if values.isAtLeast("8.0") { return isDurable ? .flushed : .received }
    return isDurable ? .appliedFlushed : .applied
  }

  // MARK: Reading

  private static func chooseReading(_ rules: inout Rules, _ values: Values) {
    rules.visible = .appended
    rules.shows = .applied
    switch values.word("readConcern") {
    case "majority", "snapshot": rules.showing = .committed
    case "linearizable": rules.showing = .linearizable
    default: rules.showing = .applied
    }
    switch values.word("readPreference") {
    case "primaryPreferred": rules.route = .leaderFirst
    case "secondary": rules.route = .anyFollower
    case "secondaryPreferred": rules.route = .followerFirst
    case "nearest": rules.route = .nearest
    default:
      rules.route = .leader
      // Who names a member has a connection to it alone, and then a driver asks for no primary; one
      // that says `primary` is turned away by a secondary (MG-15).
      if values.isSet("readPreference") { rules.followerReads = .asked }
    }
    rules.choosiness.window = values.time("localThresholdMS")
    rules.choosiness.allowance = values.time("heartbeatFrequencyMS")
    rules.choosiness.freshness = Staleness.limit(values.text("maxStalenessSeconds"))
    let time = values.time("maxTimeMS")
    rules.limit = time > 0 ? time : nil
    // A member in ROLLBACK or RECOVERING answers no reads (MG-23, MG-32).
    rules.serves = .unlessStuck
  }

  // MARK: Replicating

  private static func chooseReplicating(_ rules: inout Rules, _ values: Values) {
    rules.transfer = .pull
    rules.progress = .chained
    rules.delays = .confirming
    let silence = values.time("heartbeatTimeoutSecs")
    rules.keepalive = silence > 0 ? silence : nil
    let idle = values.time("periodicNoopIntervalSecs")
    rules.idle = idle > 0 ? .every(idle) : .nothing
    rules.diverged = values.flag("createRollbackDataFiles") ? .aside : .rewind
    rules.asides = .values
    rules.behind = .copyEmpty
    if values.isSet("oplogSizeMB") {
      rules.retain = .bytes(values.count("oplogSizeMB") << 20)
    }
  }

  // MARK: Electing

  private static func chooseElecting(_ rules: inout Rules, _ values: Values) {
    rules.failover = .election(after: max(1, values.time("electionTimeoutMillis")))
    rules.winner = .newest
    rules.canvass = .on
    rules.promoting = .asks
    rules.loyalty = .arbiters
    rules.takeover = .on
    rules.repoint = .followers
    rules.fencing = .majority
    rules.newcomers = values.isAtLeast("5.0") ? .wait : .vote
    switch values.time("catchUpTimeoutMillis") {
    case 0: rules.catchup = .none
    case let time where time > 0: rules.catchup = .within(time)
    default: rules.catchup = .unlimited
    }
  }

  private static func node(_ values: Values) -> NodeChoices {
    var node = NodeChoices()
    if values.isSet("priority") { node.priority = Int(values.count("priority")) }
    if values.isSet("votes") {
      node.votes = Int(values.count("votes"))
      // A member without a vote cannot be elected (MG-26).
      if node.votes == 0 { node.priority = 0 }
    }
    if values.isSet("hidden") {
      node.isHidden = values.flag("hidden")
      if values.flag("hidden") { node.priority = 0 }
    }
    if values.isSet("secondaryDelaySecs") {
      node.delay = values.time("secondaryDelaySecs")
      if let delay = node.delay, delay > 0 { node.priority = 0 }
    }
    return node
  }
}
