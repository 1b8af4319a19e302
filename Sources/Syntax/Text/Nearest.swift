/// Finds the word that was probably meant.
public enum Nearest {
  /// The candidate with the fewest slips (a byte wrong, missing, too many, or two swapped) from
  /// `word`; nil where none is near enough. Of equally near ones the first counts.
  public static func word(to word: String, among candidates: [String]) -> String? {
    let typed = Array(word.lowercased().utf8)
    guard typed.count > 1, typed.count <= 32 else { return nil }
    let allowed = typed.count < 3 ? 1 : typed.count < 6 ? 2 : 3
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let bytes = Array(candidate.utf8)
      guard abs(bytes.count - typed.count) <= allowed else { continue }
      let distance = self.distance(typed, bytes)
      // A word of other letters altogether is no slip.
      guard distance <= allowed, 2 * distance <= bytes.count else { continue }
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// The number of slips between two words, a swap of neighbours being one.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }

  /// Words of other systems and tools, with the statement that does the same.
  static let synonyms: [String: Keyword] = [
    "put": .write, "insert": .write, "update": .write, "get": .read, "select": .read,
    "increment": .add, "incr": .add, "del": .delete, "kill": .crash,
    "sleep": .wait, "assert": .expect, "check": .expect, "show": .state, "status": .state,
    "nodes": .state, "isolate": .partition, "split": .partition, "failover": .promote,
    "loop": .repeat, "for": .repeat, "test": .scenario, "import": .include, "source": .include,
    "replica": .node, "server": .node, "leader": .node, "follower": .node, "explain": .why,
    "end": .commit, "abort": .rollback,
  ]
}
