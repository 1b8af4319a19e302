import Systems
import Testing

/// How systems turn a value away.
@Suite struct WrongValueTests {
  @Test func inTheWordsOfMySQL() {
    for system in [ReplicationSystem.mysql, .mariadb] {
      #expect(
        system.wrongValue?("sync_binlog", "often")
          == "Variable 'sync_binlog' can't be set to the value of 'often'")
    }
    #expect(ReplicationSystem.postgresql.wrongValue == nil)
  }
}
