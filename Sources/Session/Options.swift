public import Rendering

extension Session {
  /// What a session is told at its start.
  public struct Options: Sendable {
    public enum Format: String, CaseIterable, Sendable {
      case text, json
    }

    /// Where chance comes from; the same seed and script give the same bytes.
    public var seed: UInt64
    public var format: Format
    public var glyphs: TextRenderer.Glyphs
    public var colour: Bool
    /// Columns of the terminal, for help.
    public var width: Int
    /// Whether a script goes on after a check that failed.
    public var keepGoing: Bool
    /// Whether each statement is shown, behind a prompt, before what it says.
    public var echo: Bool

    public init(
      seed: UInt64 = 1, format: Format = .text, glyphs: TextRenderer.Glyphs = .unicode,
      colour: Bool = false, width: Int = 80, keepGoing: Bool = false, echo: Bool = false
    ) {
      self.seed = seed
      self.format = format
      self.glyphs = glyphs
      self.colour = colour
      self.width = width
      self.keepGoing = keepGoing
      self.echo = echo
    }
  }
}
