import Testing

@testable import Syntax

/// The tables say nothing that the parser does not hold true.
@Suite struct TableTests {
  @Test(arguments: StatementTable.rows.map(\.example))
  func everyExampleParses(_ example: String) {
    #expect(problems(example) == [])
  }

  @Test func everyStatementHasOneRow() {
    #expect(
      StatementTable.rows.map(\.keyword).sorted()
        == StatementKeyword.allCases.map(\.rawValue).sorted())
  }

  @Test func relatedStatementsExist() {
    for row in StatementTable.rows {
      for other in row.seeAlso { #expect(StatementTable.row(other) != nil, "\(row.keyword)") }
    }
  }

  @Test(arguments: ConditionTable.rows.map(\.example))
  func everyConditionParses(_ example: String) {
    #expect(problems("expect \(example)") == [])
    #expect(problems("wait until \(example)") == [])
  }

  @Test(arguments: SettingTable.rows.map { ($0.name, $0.defaultValue) })
  func everyDefaultParses(_ name: String, _ value: String) {
    #expect(problems("set \(name) \(value)") == [])
    #expect(problems("set \(name) \(value) at a, b") == [])
  }

  @Test func everyStatementKeywordIsAKeyword() {
    for statement in StatementKeyword.allCases {
      #expect(Keyword(rawValue: statement.rawValue) != nil)
    }
  }
}
