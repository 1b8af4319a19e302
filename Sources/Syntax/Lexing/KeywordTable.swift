/// Finds the keyword that some bytes spell without making a `String` of them.
///
/// An open hash table over the bytes of every keyword, filled once. The hash is computed by the
/// lexer while it walks over the word.
struct KeywordTable: Sendable {
  /// What a word means where a keyword may stand.
  struct Match: Sendable {
    var keyword: Keyword
    /// Set where it may begin a statement.
    var statement: StatementKeyword?
  }

  static let shared = KeywordTable()

  static let firstHash: UInt32 = 2_166_136_261
  private static let slots = 1024

  private let words = Keyword.allCases.map {
    Match(keyword: $0, statement: StatementKeyword(rawValue: $0.rawValue))
  }
  /// All spellings, one behind the other.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// The number of a keyword plus one; 0 is a free slot.
  private var table = [UInt16](repeating: 0, count: KeywordTable.slots)
  private var longest = 0

  private init() {
    for (number, word) in words.enumerated() {
      let spelling = Array(word.keyword.rawValue.utf8)
      bytes += spelling
      starts.append(Int32(bytes.count))
      longest = max(longest, spelling.count)
      var slot = Self.slot(spelling.reduce(Self.firstHash, Self.hash))
      while table[slot] != 0 { slot = (slot + 1) & (Self.slots - 1) }
      table[slot] = UInt16(number + 1)
    }
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
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == range.count else { return false }
    for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }
}
