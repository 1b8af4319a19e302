import TestSupport
import Testing

@testable import Session

/// Wherever one goes in time, everything there is as it was.
@Suite("Travel in random sessions") struct TravelWalkTests {
  static let seeds = Seeds.first(3)
  static let steps = 60

  /// What a session showed at each of its places, branch by branch.
  private struct Album {
    var session: Session
    var desk = Desk()
    /// The pictures of the current branch, by how many entries there were.
    var pictures: [Int: Picture] = [:]
    private var left: [String: [Int: Picture]] = [:]

    init(seed: UInt64) {
      session = Session(Session.Options(seed: seed))
      desk["common.repl"] = common
      desk["file.repl"] = "include \"common.repl\"\nwrite y = 2\nexpect leader nobody\n"
    }

    mutating func take() { pictures[session.past.entries.count] = Picture(of: session) }

    mutating func submit(_ line: String, stop: Int? = nil) {
      let branch = session.branches.current
      let number = session.past.entries.count
      let taken = session.past.undone.count
      let stopper = Stopper(after: stop ?? Int.max)
      _ = session.submit(line, files: desk.access, interrupted: stopper.isDue)
      session.discard()
      if session.branches.current != branch {
        left[branch] = pictures
        pictures = left[session.branches.current] ?? pictures
      } else if session.past.entries.count > number, session.past.undone.isEmpty || taken == 0 {
        pictures = pictures.filter { $0.key <= number }
      }
    }
  }

  @Test(arguments: seeds)
  func everyPlaceIsAsItWas(_ seed: UInt64) {
    var typist = Typist(seed: seed, odd: seed % 2 == 1)
    var numbers = SeededNumbers(seed: seed)
    var album = Album(seed: seed % 3 + 1)
    album.take()
    for line in typist.beginning() { album.submit(line) }
    for _ in 0..<Self.steps {
      let line: String
      switch typist.below(12) {
      case 0..<3: line = typist.travel()
      case 3: line = typist.noise()
      case 4: line = ".read file.repl"
      default: line = typist.statement()
      }
      let isTravel = line.hasPrefix(".")
      album.submit(line, stop: !isTravel && typist.chance(10) ? typist.below(6) : nil)
      let place = album.session.past.entries.count
      let now = Picture(of: album.session)
      if let then = album.pictures[place] {
        #expect(now == then, "seed \(seed): \(line.debugDescription) at \(place)")
        guard now == then else { return }
      } else {
        album.take()
      }
      guard goesAndComesBack(album.session, &typist, seed, line) else { return }
    }
    for place in album.pictures.keys.sorted().shuffled(using: &numbers) {
      guard place <= album.session.past.line.count else { continue }
      _ = album.session.submit(".goto \(place)")
      let isSame = Picture(of: album.session) == album.pictures[place]
      #expect(isSame, "seed \(seed) at \(place)")
      guard isSame else { return }
    }
  }

  private func goesAndComesBack(
    _ session: Session, _ typist: inout Typist, _ seed: UInt64, _ line: String
  ) -> Bool {
    let (place, count) = (session.past.entries.count, session.past.line.count)
    let way: [String]
    if typist.chance(50), place > 0 {
      let back = 1 + typist.below(place)
      // Looks behind the last statement that did something are not counted, and not done again.
      way = [".undo \(back)", ".redo \(back)", ".goto \(place)"]
    } else {
      way = [".goto \(typist.below(count + 1))", ".goto \(place)"]
    }
    var other = session
    for step in way { _ = other.submit(step) }
    var stayed = session
    let (here, there) = (stayed.submit("why").text, other.submit("why").text)
    let isSame =
      Picture(of: other) == Picture(of: stayed) && other.prompt == stayed.prompt && here == there
    #expect(isSame, "seed \(seed): \(way) behind \(line.debugDescription)\n\(here)\n\(there)")
    return isSame
  }
}
