import ClientHistory
import Replication

extension ReplicationSystem {
  /// One partition of an Apache Kafka topic, with controllers. Versions are told apart by where they
  /// truncate (0.10), who may lead uncleanly by default (0.11), the strict minimum (3.7) and eligible
  /// leader replicas (4.0, and on from 4.1).
  public static let kafka = ReplicationSystem(
    name: "kafka", title: "Kafka", versions: ["0.10", "0.11", "2.8", "3.6", "3.7", "4.0", "4.1"],
    words: Words(
      leader: "leader", follower: "follower", followers: "followers", epoch: "leader epoch",
      position: "offset"),
    parameters: Kafka.parameters,
    unmodelled: Kafka.unmodelled,
    errors: Kafka.errors,
    views: Kafka.views,
    notes: [
      "Leaders are chosen where there is a controller: `node k controller`. Without one the operator "
        + "promotes, and a leader keeps its in-sync set alone.",
      "Offsets count from 1 here: the first record has offset 1, and the log end offset is that of the "
        + "last one.",
    ],
    choose: Kafka.choices)
}

/// What Kafka chooses where its parameters have those values.
enum Kafka {
  static func choices(_ values: Values, _ shape: Shape) -> Choices {
    var rules = Rules()
    rules.acknowledgement = acknowledgement(values)
    rules.timeout = .fail(after: max(1, values.time("request.timeout.ms")))
    produce(&rules, values)
    consume(&rules, values)
    // The high watermark follows the in-sync set whatever producers ask for (KF-2, KF-8).
    rules.commit = Acknowledgement(who: .inSync, stage: .received)
    store(&rules, values)
    fetch(&rules, values)
    gather(&rules, values)
    control(&rules, values, shape)
    return Choices(rules: rules)
  }

  /// `acks` (KF-1); what is stored is in the page cache (KF-25).
  private static func acknowledgement(_ values: Values) -> Acknowledgement {
    switch values.word("acks") {
    case "0": Acknowledgement(who: .none, stage: .received)
    case "1": Acknowledgement(who: .leader, stage: .received)
    default: Acknowledgement(who: .inSync, stage: .received)
    }
  }

  private static func produce(_ rules: inout Rules, _ values: Values) {
    rules.retries = Int(min(values.count("retries"), Int64(Int32.max)))
    // An idempotent producer needs acks=all; where it is not there the batch comes again (KF-27).
    let isKnown = values.flag("enable.idempotence") && rules.acknowledgement.who == .inSync
    rules.resent = isKnown ? .known : .appended
  }

  private static func consume(_ rules: inout Rules, _ values: Values) {
    rules.visible = .committed
    rules.shows = .committed
    // Without a selector of replicas consumers are only ever sent to the leader (KF-16).
    rules.readable = values.text("replica.selector.class").isEmpty ? .leader : .inSync
    switch values.word("auto.offset.reset") {
    case "earliest": rules.outOfRange = .earliest
    case "none": rules.outOfRange = .refused
    default: rules.outOfRange = .latest
    }
  }

  private static func store(_ rules: inout Rules, _ values: Values) {
    let interval = values.time("flush.ms")
    rules.durable = interval > 0 ? .every(interval) : .never
    if values.count("flush.messages") == 1 { rules.durable = .always }
    rules.buffer = .os
    let kept = values.bytes("retention.bytes")
    rules.retain = kept >= 0 ? .bytes(kept) : .all
    rules.behind = .copy
    // Before leader epochs a follower cut its log back to its own high watermark (KF-17, KIP-101).
    rules.diverged = values.isAtLeast("0.11") ? .rewind : .committed
  }

  private static func fetch(_ rules: inout Rules, _ values: Values) {
    rules.transfer = .pull
    rules.commitNews = .withEntries(orAfter: max(1, values.time("replica.fetch.wait.max.ms")))
  }

  /// The in-sync set, and what it has to be (KF-3, KF-4, KF-10 to KF-12, KF-20).
  private static func gather(_ rules: inout Rules, _ values: Values) {
    let time = max(2, values.time("replica.lag.time.max.ms"))
    rules.membership = .kept(within: time, every: time / 2)
    rules.minimum = Int(values.count("min.insync.replicas"))
    let isStrict = values.isAtLeast("3.7")
    rules.minimumCounts = isStrict ? .replicas : .members
    rules.minimumFor = .inSync
    rules.minimumDoes = isStrict ? .holds : .tells
    rules.eligible = hasEligible(values) ? .on : .off
  }

  private static func hasEligible(_ values: Values) -> Bool {
    guard values.isAtLeast("4.0") else { return false }
    return values.count("eligible.leader.replicas.version") > 0
  }

  /// Elections (KF-18 to KF-24). Without a controller in the cluster nobody decides but the
  /// operator, and the leader keeps the set alone.
  private static func control(_ rules: inout Rules, _ values: Values, _ shape: Shape) {
    if shape.members.contains(where: { $0.kind == .controller }) {
      rules.failover = .controller(after: max(1, values.time("broker.session.timeout.ms")))
    }
    rules.winner = .inSync
    let isUnclean =
      values.isSet("unclean.leader.election.enable")
      ? values.flag("unclean.leader.election.enable") : !values.isAtLeast("0.11")
    rules.unclean = isUnclean ? .on : .off
    rules.leaving = values.flag("controlled.shutdown.enable") ? .handsOver : .atOnce
    let interval = values.time("leader.imbalance.check.interval.seconds")
    if values.flag("auto.leader.rebalance.enable"), interval > 0 {
      rules.preferred = .every(interval)
    }
    rules.repoint = .promotion
    rules.fencing = .epoch
  }
}
