/// What the systems call the same things, for whoever knows one of them.
public enum Glossary {
  /// One idea in the words of the language, and those of each system.
  public struct Row: Sendable {
    public var idea: String
    /// In the order of `Glossary.systems`.
    public var words: [String]

    init(_ idea: String, _ words: String...) {
      self.idea = idea
      self.words = words
    }
  }

  /// The names of the systems that the columns are of, as `use` takes them.
  public static let systems = ["postgresql", "mysql", "mariadb", "mongodb", "kafka", "redis"]

  /// In the order in which they are listed.
  public static let rows: [Row] = [
    Row(
      "leader", "primary", "source", "primary (older: master)", "primary", "partition leader",
      "master"),
    Row(
      "follower", "standby", "replica", "replica (older: slave)", "secondary", "follower replica",
      "replica"),
    Row(
      "log", "WAL", "binary log; relay log at a replica", "binary log; relay log at a replica",
      "oplog", "partition log", "replication stream, with a backlog"),
    Row(
      "position", "LSN", "GTID `uuid:n`; file and offset", "GTID `domain-server-sequence`",
      "OpTime: timestamp and term", "offset; LEO is the next one", "replication offset, in bytes"),
    Row(
      "epoch", "timeline (TLI)", "none; the UUID says who wrote", "none; the domain is set by hand",
      "term", "leader epoch", "replication id; Sentinel's config epoch"),
    Row(
      "acknowledgement", "`synchronous_standby_names` with `synchronous_commit`",
      "`rpl_semi_sync_source_wait_for_replica_count`", "semi-sync, always one replica",
      "write concern `w`", "`acks` over the ISR", "`WAIT n ms`, by each client"),
    Row(
      "in-sync set", "standbys with `sync_state` sync or quorum", "connected semi-sync replicas",
      "connected semi-sync replicas", "none stored; any majority of voters", "ISR",
      "replicas that acknowledged within `min-replicas-max-lag`"),
    Row(
      "committed", "the commit record is flushed", "the engine has committed",
      "the engine has committed", "majority commit point", "below the high watermark",
      "executed; nothing is ever known committed"),
    Row(
      "lag", "`write_lag`, `flush_lag`, `replay_lag`", "`Seconds_Behind_Source`",
      "`Seconds_Behind_Master`", "seconds behind the primary's OpTime",
      "`MaxLag`, in messages", "difference of offsets; `lag=` is the age of the last ACK"),
    Row(
      "promote", "`pg_promote()`", "`RESET REPLICA ALL`, `read_only=0`",
      "`RESET SLAVE ALL`, `read_only=0`", "election; `replSetStepUp`",
      "controller election; preferred leader election", "`REPLICAOF NO ONE`; `SENTINEL FAILOVER`"),
    Row(
      "demote", "clean shutdown, `standby.signal`", "`CHANGE REPLICATION SOURCE TO`",
      "`CHANGE MASTER TO`", "`rs.stepDown()`", "reassignment of the leader", "`REPLICAOF host port`"
    ),
    Row(
      "diverged tail", "stuck until `pg_rewind`", "errant transactions",
      "error 1236: the thread stops",
      "ROLLBACK, documents to a file", "truncated by epoch", "gone with a full resync"),
    Row(
      "whole copy", "`pg_basebackup`", "clone or backup", "backup", "initial sync",
      "fetch from the log start", "full resync"),
    Row(
      "retained log", "`wal_keep_size`, replication slots", "`binlog_expire_logs_seconds`",
      "`binlog_expire_logs_seconds`", "capped oplog", "`retention.ms`", "`repl-backlog-size`"),
    Row(
      "who decides", "the operator, or Patroni, repmgr …", "the operator, or Orchestrator …",
      "the operator, or MaxScale …", "an election by the voters", "the controller", "Sentinels"),
    Row(
      "old leader", "nothing stops it in the core", "nothing stops it in the core",
      "nothing stops it in the core", "steps down without a majority",
      "its epoch is fenced", "demoted some seconds after it is back"),
  ]
}
