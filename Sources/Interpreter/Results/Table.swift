public import ClientHistory

/// What a view shows: rows of typed cells under named columns.
public struct Table: Sendable {
  /// A column's heading, and how its cells are laid out.
  public struct Column: Sendable {
    public var name: String
    /// Whether its cells are numbers or times, which line up at the right.
    public var isNumeric: Bool

    public init(_ name: String, numeric: Bool = false) {
      self.name = name
      self.isNumeric = numeric
    }
  }

  /// What stands in one row under one column.
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
  /// Each with one cell for each column, in their order.
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
