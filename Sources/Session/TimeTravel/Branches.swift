/// The futures of a session: each has a past of its own, and one of them is the one that goes on.
struct Branches: Sendable {
  /// More branches than this are refused, as each keeps copies of the cluster.
  static let limit = 64
  static let firstName = "main"
  /// More characters than this make a name unwieldy in a prompt.
  static let longestName = 40

  private(set) var current = Branches.firstName
  /// In the order in which they came to be. The past of the current one is the session's own.
  private(set) var names = [Branches.firstName]
  private var pasts: [Past?] = [nil]

  /// Leaves the past of the current branch behind and goes on, from the same past, as a new one.
  mutating func fork(_ name: String, from past: Past) {
    leave(past)
    names.append(name)
    pasts.append(nil)
    current = name
  }

  /// Leaves the past of the current branch behind and answers that of another; nil where there is
  /// no such branch.
  mutating func `switch`(to name: String, from past: Past) -> Past? {
    guard let index = names.firstIndex(of: name) else { return nil }
    leave(past)
    current = name
    defer { pasts[index] = nil }
    return pasts[index]
  }

  /// The past of a branch, where `past` is that of the current one; nil where there is none.
  func past(of name: String, _ past: Past) -> Past? {
    guard let index = names.firstIndex(of: name) else { return nil }
    return pasts[index] ?? past
  }

  private mutating func leave(_ past: Past) {
    if let index = names.firstIndex(of: current) { pasts[index] = past }
  }

  private func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil || "-_.".unicodeScalars.contains(scalar)
  }

  /// Why a branch cannot have the name; nil where it can.
  func objection(to name: String) -> String? {
    if names.contains(name) { return "there is a branch of that name; `.switch` goes to it" }
    if names.count >= Branches.limit { return "there are \(Branches.limit) branches already" }
    if name.unicodeScalars.count > Branches.longestName {
      return "a name has at most \(Branches.longestName) characters"
    }
    // By scalars, as a character may be a letter with anything on it.
    let scalars = name.unicodeScalars
    guard scalars.first?.properties.isAlphabetic == true,
      scalars.allSatisfy({ $0.properties.isAlphabetic || isSign($0) })
    else { return "a name begins with a letter and has letters, digits, `-`, `_` and `.`" }
    return nil
  }
}
