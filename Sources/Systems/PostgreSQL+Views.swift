extension PostgreSQL {
  /// `lag` is `pg_stat_replication`: what an upstream was told, which may trail the truth (PG-28).
  static let views = Views(
    state: [
      Views.Column("node", .name), Views.Column("role", .role), Views.Column("status", .status),
      Views.Column("timeline", .logEpoch), Views.Column("receive_lsn", .log),
      Views.Column("flush_lsn", .flushed), Views.Column("replay_lsn", .applied),
      Views.Column("upstream", .upstream),
    ],
    lag: [
      Views.Column("application_name", .name), Views.Column("state", .linkState),
      Views.Column("sent_lsn", .sent), Views.Column("write_lsn", .toldReceived),
      Views.Column("flush_lsn", .toldFlushed), Views.Column("replay_lsn", .toldApplied),
      Views.Column("write_lag", .writeLag), Views.Column("flush_lag", .flushLag),
      Views.Column("replay_lag", .applyLag), Views.Column("sync_priority", .syncPriority),
      Views.Column("sync_state", .syncState), Views.Column("wal_status", .slotState),
    ])
}
