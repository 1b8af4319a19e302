/// Finds the keyword that some bytes spell without making a `String` of them.
///
/// An open hash table over the bytes of every keyword, filled once. The hash is computed by the
/// lexer while it walks over the word. It is one object, and not a value, so that looking
/// something up counts no references to its parts.
final class KeywordTable: Sendable {
  /// What a word means where a keyword may stand.
  struct Match: Sendable {
    var keyword: Keyword
    /// Set where it may begin a statement.
    var statement: StatementKeyword?
  }

  static let shared = KeywordTable()

  static let firstHash: UInt32 = 2_166_136_261
  private static let slots = 1024

  private let words: [Match]
  /// All spellings, one behind the other.
  private let bytes: [UInt8]
  /// Where each spelling begins, and where the last one ends.
  private let starts: [Int]
  /// The number of a keyword plus one; 0 is a free slot.
  private let table: [UInt16]
  private let longest: Int

  private init() {
    var bytes: [UInt8] = []
    var starts = [0]
    var table = [UInt16](repeating: 0, count: Self.slots)
    var words: [Match] = []
    for keyword in Keyword.allCases {
      let spelling = Array(keyword.rawValue.utf8)
      bytes += spelling
      starts.append(bytes.count)
      words.append(Match(keyword: keyword))
      let slot = Self.slot(of: spelling, in: table) { _ in false }
      table[slot] = UInt16(words.count)
    }
    // Found by their bytes: asking the enum for each would match strings one after the other, which
    // is half of the work of a short run.
    for statement in StatementKeyword.allCases {
      let spelling = Array(statement.rawValue.utf8)
      let slot = Self.slot(of: spelling, in: table) { number in
        bytes[starts[number]..<starts[number + 1]].elementsEqual(spelling)
      }
      if table[slot] != 0 { words[Int(table[slot]) - 1].statement = statement }
    }
    longest = zip(starts, starts.dropFirst()).map { $1 - $0 }.max() ?? 0
    self.words = words
    self.bytes = bytes
    self.starts = starts
    self.table = table
  }

  /// The slot of the keyword that is meant, or the free one where its spelling belongs.
  private static func slot(
    of spelling: [UInt8], in table: [UInt16], _ isMeant: (Int) -> Bool
  ) -> Int {
    var slot = slot(spelling.reduce(firstHash, hash))
    while table[slot] != 0, !isMeant(Int(table[slot]) - 1) { slot = (slot + 1) & (slots - 1) }
    return slot
  }

  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }

  @inline(__always)
  private static func slot(_ hash: UInt32) -> Int {
    Int((hash ^ (hash >> 15)) & UInt32(slots - 1))
  }

  /// The keyword spelled by the bytes of a range whose hash is known.
  func match(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hash: UInt32) -> Match? {
    guard range.count <= longest else { return nil }
    var slot = Self.slot(hash)
    while table[slot] != 0 {
      let number = Int(table[slot]) - 1
      if spells(number, text, range) { return words[number] }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return nil
  }

  private func spells(
    _ number: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == range.count else { return false }
    for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }
}
