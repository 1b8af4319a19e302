/// What a key holds: a whole number, which `add` can work on, a short text, or a longer text by its
/// number in a table of names. Eight bytes, so that logs and data stay flat.
public struct Value: Hashable, Sendable {
  /// A number times two; or, with the lowest bit set, a text: the lowest byte holds 1 and in its
  /// upper bits the length plus one of a text that is held in the other seven bytes, or nothing
  /// there and a number of the table above it.
  public let bits: Int64

  /// Numbers from `-maximum` to `maximum` are held as numbers.
  public static let maximum: Int64 = Int64.max >> 1

  /// Texts of up to this many UTF-8 bytes are held in the value itself.
  public static let longestShortText = 7

  /// The value behind bits that were taken from one.
  public init(bits: Int64) { self.bits = bits }

  /// A whole number; nil for one beyond `maximum` on either side.
  public init?(integer: Int64) {
    guard integer >= -Value.maximum, integer <= Value.maximum else { return nil }
    bits = integer << 1
  }

  /// The text by its number in the table of names.
  public init(tableEntry: Int) { bits = Int64(tableEntry) << 8 | 1 }

  /// A text of at most `longestShortText` bytes; nil for a longer one.
  public init?(shortText text: String) {
    let bytes = text.utf8
    guard bytes.count <= Value.longestShortText else { return nil }
    var packed: UInt64 = 0
    for byte in bytes.reversed() { packed = packed << 8 | UInt64(byte) }
    bits = Int64(bitPattern: packed << 8 | UInt64(bytes.count + 1) << 1 | 1)
  }

  /// The number, where it is one; nil for a text.
  public var integer: Int64? { bits & 1 == 0 ? bits >> 1 : nil }

  /// Where a long text stands in the table of names; nil for a number and for a short text.
  public var tableEntry: Int? { bits & 0xff == 1 ? Int(bits >> 8) : nil }

  /// The text that is held in the value itself; nil for a number and for a text in the table.
  public var shortText: String? {
    guard bits & 1 == 1, bits & 0xff != 1 else { return nil }
    let count = Int(bits & 0xff) >> 1 - 1
    let pattern = UInt64(bitPattern: bits)
    return String(unsafeUninitializedCapacity: Value.longestShortText) { buffer in
      for index in 0..<count {
        buffer[index] = UInt8(truncatingIfNeeded: pattern >> UInt64(8 * (index + 1)))
      }
      return count
    }
  }
}

/// One change that a write makes to one key.
public struct Change: Hashable, Sendable {
  /// What happens to the key.
  public enum Action: Hashable, Sendable {
    case put(Value)
    case add(Int64)
    case delete
  }

  public var key: KeyID
  public var action: Action

  public init(key: KeyID, action: Action) {
    self.key = key
    self.action = action
  }
}
