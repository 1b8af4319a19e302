// Stand-in until the parser lands: whoever merges the parser replaces this file by theirs.

/// A text to parse.
public struct SourceText: Sendable {
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
