public import ClientHistory

/// What a view shows: rows of typed cells under named columns.
public struct Table: Sendable {
  public struct Column: Sendable {
    public var name: String
    public var isNumeric: Bool

    public init(_ name: String, numeric: Bool = false) {
      self.name = name
      self.isNumeric = numeric
    }
  }

  public enum Cell: Sendable, Equatable {
    case empty
    /// A word of ours, or a name or value of the user's, which a rendering escapes.
    case text(String)
    case count(Int64)
    case duration(Microseconds)
  }

  /// The statement that asked for it: `state`, `lag` …
  public var name: String
  public var columns: [Column]
  public var rows: [[Cell]]
  /// What stands below the rows, such as how many were left out.
  public var notes: [String]

  public init(name: String, columns: [Column], rows: [[Cell]] = [], notes: [String] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}
