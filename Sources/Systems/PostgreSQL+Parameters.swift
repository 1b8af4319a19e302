extension PostgreSQL {
  static let parameters: [Parameter] =
    [
      Parameter(
        "synchronous_commit", .word(["off", "local", "remote_write", "on", "remote_apply"]),
        default: "on", for: [.client, .write],
        "How far a commit must be, and where, before its client is told."),
      Parameter(
        "synchronous_standby_names", .text { StandbyNames.problem(in: $0) }, default: "",
        "Which standbys a commit waits for: `FIRST n (a, b)`, `ANY n (a, b)`, a plain list, `*` for any."
      ),
      Parameter(
        "statement_timeout", .time(unit: 1_000), default: "0", for: [.client],
        "Ends statements that take longer; the wait of a commit it does not end."),
      Parameter(
        "wal_writer_delay", .time(unit: 1_000), default: "200ms",
        "How often what `synchronous_commit = off` left in memory is flushed."),
      Parameter(
        "wal_sender_timeout", .time(unit: 1_000), default: "60s",
        "How long a connection may be silent before it counts as closed, here at both of its ends; 0: "
          + "for ever."),
      Parameter(
        "wal_receiver_status_interval", .time(unit: 1_000_000), default: "10s",
        "How often a standby reports though it has received nothing new."),
      Parameter(
        "recovery_min_apply_delay", .time(unit: 1_000), default: "0",
        "How long a standby keeps a commit back before it replays it."),
      Parameter(
        "wal_log_hints", .flag, default: "off",
        "Whether `rejoin`, as pg_rewind, can take a node back to where its log left the primary's."),
      Parameter("data_checksums", .flag, default: "off", "Makes pg_rewind possible as well."),
      Parameter(
        "wal_keep_size", .bytes(), default: "0",
        "How much of the log a checkpoint leaves for standbys that are behind."),
      Parameter(
        "primary_slot_name", .text { _ in nil }, default: "",
        "At a standby: the slot that keeps for it what it lacks."),
      Parameter(
        "max_slot_wal_keep_size", .bytes(unlimited: true), default: "-1",
        "How much of the log slots keep at most; -1: all that is needed."),
      Parameter(
        "hot_standby", .flag, default: "on", "Whether a standby can be read."),
    ] + Patroni.parameters

  static let unmodelled: [Unmodelled] = [
    Unmodelled("wal_level", "replication is always possible here"),
    Unmodelled("max_wal_senders", "as many standbys as there are may connect"),
    Unmodelled("wal_receiver_timeout", "`wal_sender_timeout` holds at both ends of a connection"),
    Unmodelled("recovery_target_timeline", "standbys always follow the latest timeline"),
    Unmodelled("promote_trigger_file", "`promote b` promotes"),
    Unmodelled("archive_mode", "there is no archive; `retain` and slots keep the log"),
    Unmodelled("archive_command", "there is no archive; `retain` and slots keep the log"),
    Unmodelled("restore_command", "there is no archive; `rejoin` copies the node again"),
    Unmodelled("checkpoint_timeout", "`checkpoint a` makes a checkpoint"),
    Unmodelled("hot_standby_feedback", "queries take no time here, and hold nothing back"),
    Unmodelled(
      "max_standby_streaming_delay", "queries take no time here; `pause b applying` holds replay"),
    Unmodelled("fsync", "the disk keeps what it was given"),
    Unmodelled("full_page_writes", "pages are not modelled"),
    Unmodelled("commit_delay", "commits are not gathered"),
    Unmodelled("idle_in_transaction_session_timeout", "transactions take no time before `commit`"),
    Unmodelled("lock_timeout", "`within 2s` ends the patience of a client"),
  ]

  static let errors: [SystemError] = [
    SystemError(
      "not-leader", "25006", "cannot execute INSERT in a read-only transaction", isForReads: false),
    SystemError("hidden", "57P03", "the database system is not accepting connections"),
    SystemError("down", "08001", "could not connect to server: Connection refused"),
    SystemError("leader-crashed", "08006", "server closed the connection unexpectedly"),
    SystemError(
      "wait-cancelled", "01000",
      "WARNING: canceling wait for synchronous replication due to user request"),
    SystemError(
      "disconnected", "57P01", "terminating connection due to administrator command"),
  ]
}
