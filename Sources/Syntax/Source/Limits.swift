/// The bounds on what a text may hold. What goes beyond one is an error that names the bound.
public enum Limits {
  /// Bytes of one line.
  public static let lineBytes = 64 << 10
  /// Bytes of one statement, its block included.
  public static let statementBytes = 1 << 20
  /// Bytes of one text.
  public static let textBytes = 64 << 20
  /// Blocks inside blocks.
  public static let nesting = 256
  /// Bytes of the name of a node, client, region, scenario or variable, and of a key.
  public static let nameBytes = 255
  /// Rounds of one `repeat`.
  public static let repeatCount: Int64 = 10_000_000
  /// Diagnostics told for one text; the rest are counted as one.
  public static let diagnostics = 100
  /// The longest time that can be written: 10,000 days, in microseconds.
  public static let longestTime: Microseconds = 10_000 * 86_400 * 1_000_000
}
