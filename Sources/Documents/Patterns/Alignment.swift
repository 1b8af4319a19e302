/// Which expected lines belong to which actual ones, where not all are as expected.
struct Alignment {
  enum Pair: Equatable {
    /// The line is as expected.
    case kept(Int, Int)
    /// A line `...`, and how many lines it stands for.
    case anyLines(Int, Range<Int>)
    case changed(Int, Int)
    case dropped(Int)
    case added(Int)
  }

  let pairs: [Pair]

  /// Above so many pairs of lines all of them count as changed.
  private static let limit = 4_000_000
  private static let changeCost: Int32 = 10
  private static let dropCost: Int32 = 15

  init(_ expected: Expectation, _ actual: [String], _ captures: Captures) {
    let rows = expected.lines.count
    let columns = actual.count
    guard (rows + 1) * (columns + 1) <= Alignment.limit else {
      pairs = (0..<rows).map(Pair.dropped) + (0..<columns).map(Pair.added)
      return
    }
    let table = Table(expected, actual, Alignment.bound(expected, actual, captures))
    pairs = table.path()
  }

  /// The captures, with those that the first fitting line makes.
  private static func bound(
    _ expected: Expectation, _ actual: [String], _ captures: Captures
  ) -> Captures {
    var captures = captures
    for pattern in expected.patterns where pattern.isPattern {
      for line in actual where pattern.matches(line, &captures) { break }
    }
    return captures
  }

  /// The cost of the cheapest way from each pair of lines to the end.
  private struct Table {
    let expected: Expectation
    let actual: [String]
    var fits: [Bool]
    var costs: [Int32]
    let width: Int

    init(_ expected: Expectation, _ actual: [String], _ captures: Captures) {
      self.expected = expected
      self.actual = actual
      width = actual.count + 1
      let cells = (expected.lines.count + 1) * width
      fits = Array(repeating: false, count: cells)
      costs = Array(repeating: 0, count: cells)
      for row in stride(from: expected.lines.count, through: 0, by: -1) {
        for column in stride(from: actual.count, through: 0, by: -1) {
          fill(row, column, captures)
        }
      }
    }

    private mutating func fill(_ row: Int, _ column: Int, _ captures: Captures) {
      let cell = row * width + column
      let isEnd = column == actual.count
      if row == expected.lines.count {
        costs[cell] = Int32(actual.count - column) * dropCost
        return
      }
      if LinePattern.isAnyLines(expected.lines[row]) {
        let over = costs[cell + width]
        costs[cell] = isEnd ? over : min(over, costs[cell + 1] + 1)
        return
      }
      var best = costs[cell + width] + dropCost
      if !isEnd {
        var captures = captures
        fits[cell] = expected.patterns[row].matches(actual[column], &captures)
        let next = costs[cell + width + 1]
        best = min(best, costs[cell + 1] + dropCost, fits[cell] ? next : next + changeCost)
      }
      costs[cell] = best
    }

    func path() -> [Pair] {
      var pairs: [Pair] = []
      var row = 0
      var column = 0
      while row < expected.lines.count || column < actual.count {
        let cell = row * width + column
        let isEnd = column == actual.count
        if row == expected.lines.count {
          pairs.append(.added(column))
          column += 1
        } else if LinePattern.isAnyLines(expected.lines[row]) {
          let start = column
          var here = cell
          while column < actual.count, costs[here] == costs[here + 1] + 1 {
            column += 1
            here += 1
          }
          pairs.append(.anyLines(row, start..<column))
          row += 1
        } else if !isEnd, fits[cell], costs[cell] == costs[cell + width + 1] {
          pairs.append(.kept(row, column))
          row += 1
          column += 1
        } else if !isEnd, costs[cell] == costs[cell + width + 1] + changeCost {
          pairs.append(.changed(row, column))
          row += 1
          column += 1
        } else if costs[cell] == costs[cell + width] + dropCost {
          pairs.append(.dropped(row))
          row += 1
        } else {
          pairs.append(.added(column))
          column += 1
        }
      }
      return pairs
    }
  }
}
