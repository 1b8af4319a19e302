/// A stretch of the source text, as offsets into its UTF-8 bytes.
public struct SourceRange: Hashable, Sendable {
  /// The first byte, from 0.
  public var start: Int32
  /// One beyond the last byte.
  public var end: Int32

  public init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }
}

/// A word as it was written: a name, a key, a keyword or a value.
///
/// `text` is the meaning, with quotes removed and escapes resolved. Where `hasVariables` is set it
/// still holds `$name` or `${name}` parts, which a `repeat` around the statement fills in.
public struct Word: Hashable, Sendable {
  public var text: String
  public var range: SourceRange
  public var isQuoted: Bool
  /// Whether parts of it are still to be filled in.
  public var hasVariables: Bool

  public init(
    _ text: String, range: SourceRange, isQuoted: Bool = false, hasVariables: Bool = false
  ) {
    self.text = text
    self.range = range
    self.isQuoted = isQuoted
    self.hasVariables = hasVariables
  }
}

/// A span of virtual time in whole microseconds; never negative unless a form says so.
public typealias Microseconds = Int64

/// A time as written, such as `250us` or `1.5s`, already converted and checked against overflow.
public struct Duration: Hashable, Sendable {
  public var microseconds: Microseconds
  public var range: SourceRange

  public init(microseconds: Microseconds, range: SourceRange) {
    self.microseconds = microseconds
    self.range = range
  }

  /// The microseconds of a time as it is written, such as `1.5s`; nil for another text.
  public static func microseconds(in text: String) -> Microseconds? {
    try? Numbers.duration(Array(text.utf8))
  }
}

/// A whole number as written.
public struct Count: Hashable, Sendable {
  public var value: Int64
  public var range: SourceRange

  public init(_ value: Int64, range: SourceRange) {
    self.value = value
    self.range = range
  }
}
