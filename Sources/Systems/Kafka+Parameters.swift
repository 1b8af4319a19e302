extension Kafka {
  static let parameters: [Parameter] = producer + consumer + topic + broker

  private static let producer: [Parameter] = [
    Parameter(
      "acks", .word(["0", "1", "all", "-1"]), default: "all",
      earlier: [Parameter.Earlier(before: "3.6", "1")], for: [.client, .write],
      "Whom a producer waits for: nobody, the leader, or the in-sync replicas."),
    Parameter(
      "request.timeout.ms", .time(unit: 1_000), default: "30000", for: [.client, .write],
      "How long a request waits for its acknowledgements; the record stays."),
    Parameter(
      "retries", .count(0...2_147_483_647), default: "0", for: [.client, .write],
      "How often a failed send is tried again. A producer of Kafka's own tries for as long as "
        + "delivery.timeout.ms allows; here it says so where it is to."),
    Parameter(
      "enable.idempotence", .flag, default: "true",
      earlier: [Parameter.Earlier(before: "3.6", "false")], for: [.client, .write],
      "Whether the leader knows a batch that is sent again; it needs acks=all."),
  ]

  private static let consumer: [Parameter] = [
    Parameter(
      "auto.offset.reset", .word(["latest", "earliest", "none"]), default: "latest",
      "Where a consumer goes on whose offset is out of range."),
    Parameter(
      "isolation.level", .word(["read_uncommitted", "read_committed"]),
      default: "read_uncommitted",
      "No transaction is open in the log here, so both end at the high watermark."),
  ]

  private static let topic: [Parameter] = [
    Parameter(
      "min.insync.replicas", .count(1...256), default: "1",
      "How many replicas must be in sync for a send with acks=all."),
    Parameter(
      "unclean.leader.election.enable", .flag, default: "false",
      earlier: [Parameter.Earlier(before: "0.11", "true")],
      "Whether a replica that is not in sync may lead where no other can; on before 0.11."),
    Parameter(
      "flush.ms", .time(unit: 1_000, unlimited: true), default: "-1",
      "How often the log is flushed; -1: when the operating system likes."),
    Parameter(
      "flush.messages", .count(1...Int64.max), default: "9223372036854775807",
      "1: every message is flushed at once."),
    Parameter(
      "retention.bytes", .bytes(unlimited: true), default: "-1",
      "How much of the log is kept; -1: all."),
  ]

  private static let broker: [Parameter] = [
    Parameter(
      "replica.lag.time.max.ms", .time(unit: 1_000), default: "30000",
      earlier: [Parameter.Earlier(before: "2.8", "10000")],
      "How long a replica that is behind stays in sync after it last had everything."),
    Parameter(
      "replica.fetch.wait.max.ms", .time(unit: 1_000), default: "500",
      "How long a fetch that finds nothing waits at the leader."),
    Parameter(
      "replica.selector.class", .text { _ in nil }, default: "",
      "Where it names a class, such as RackAwareReplicaSelector, consumers may read at followers "
        + "that are in sync."),
    Parameter(
      "broker.session.timeout.ms", .time(unit: 1_000), default: "9000",
      "How long the controllers hear nothing of a broker before they fence it."),
    Parameter(
      "controlled.shutdown.enable", .flag, default: "true",
      "Whether a broker that is stopped hands its leadership over first."),
    Parameter(
      "auto.leader.rebalance.enable", .flag, default: "true",
      "Whether the leadership goes back to the preferred replica."),
    Parameter(
      "leader.imbalance.check.interval.seconds", .time(unit: 1_000_000), default: "300",
      "How often the controllers look for that."),
    Parameter(
      "eligible.leader.replicas.version", .count(0...1), default: "1",
      earlier: [Parameter.Earlier(before: "4.1", "0")],
      "Whether members that left a set below the minimum stay eligible; off before 4.1."),
  ]

  static let unmodelled: [Unmodelled] = [
    Unmodelled("delivery.timeout.ms", "`retries` says how often a send is tried again"),
    Unmodelled("linger.ms", "a write is one batch"),
    Unmodelled("batch.size", "a write is one batch"),
    Unmodelled("max.in.flight.requests.per.connection", "clients are sequential"),
    Unmodelled("transactional.id", "a transaction is one atomic write, appended at its commit"),
    Unmodelled("transaction.timeout.ms", "no transaction is open in the log"),
    Unmodelled("broker.heartbeat.interval.ms", "what heartbeats would tell is known at once"),
    Unmodelled("replica.fetch.backoff.ms", "a follower fetches again as soon as it can"),
    Unmodelled("replica.high.watermark.checkpoint.interval.ms", "a restart keeps the watermark"),
    Unmodelled("retention.ms", "`retention.bytes` trims the log"),
    Unmodelled("controller.quorum.fetch.timeout.ms", "controllers agree by majority at once"),
    Unmodelled("controller.quorum.election.timeout.ms", "controllers agree by majority at once"),
    Unmodelled("unclean.leader.election.interval.ms", "`elect unclean` elects at once"),
    Unmodelled("leader.imbalance.per.broker.percentage", "there is one partition"),
    Unmodelled("default.replication.factor", "every follower that is declared is a replica"),
    Unmodelled("client.rack", "`at b` reads at a replica"),
  ]

  static let errors: [SystemError] = [
    SystemError("too-few-in-sync", "19", "NOT_ENOUGH_REPLICAS"),
    SystemError("too-few-after-append", "20", "NOT_ENOUGH_REPLICAS_AFTER_APPEND"),
    SystemError("timed-out", "7", "REQUEST_TIMED_OUT"),
    SystemError("not-leader", "6", "NOT_LEADER_OR_FOLLOWER"),
    SystemError("leader-stepped-down", "6", "NOT_LEADER_OR_FOLLOWER"),
    SystemError("leader-only", "6", "NOT_LEADER_OR_FOLLOWER"),
    SystemError("not-in-sync", "6", "NOT_LEADER_OR_FOLLOWER"),
    SystemError("no-leader", "5", "LEADER_NOT_AVAILABLE"),
    SystemError("nothing-from", "1", "OFFSET_OUT_OF_RANGE"),
    SystemError("position-trimmed", "1", "OFFSET_OUT_OF_RANGE"),
    SystemError("end-unknown", "78", "OFFSET_NOT_AVAILABLE"),
    SystemError("leader-crashed", "13", "NETWORK_EXCEPTION"),
    SystemError("down", "13", "NETWORK_EXCEPTION"),
  ]

  /// `state` is what `kafka-topics.sh --describe` and the brokers' metrics tell of each replica.
  static let views = Views(
    state: [
      Views.Column("replica", .name), Views.Column("role", .role),
      Views.Column("status", .status), Views.Column("isr", .inSync),
      Views.Column("elr", .eligible), Views.Column("fenced", .fenced),
      Views.Column("leo", .log), Views.Column("hw", .committed),
      Views.Column("epoch", .epoch),
    ],
    lag: [
      Views.Column("replica", .name), Views.Column("leader", .upstream),
      Views.Column("isr", .inSync), Views.Column("sent", .sent),
      Views.Column("fetch_offset", .toldReceived), Views.Column("lag", .behind),
    ])
}
