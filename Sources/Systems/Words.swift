/// What a system calls the things that all of them have.
public struct Words: Hashable, Sendable {
  /// One node that takes writes.
  public var leader = "leader"
  public var follower = "follower"
  /// More than one follower.
  public var followers = "followers"
  /// What tells one reign of a leader from the next.
  public var epoch = "epoch"
  /// A place in the log.
  public var position = "position"

  /// The words of the language itself.
  public init() {}

  public init(
    leader: String, follower: String, followers: String, epoch: String = "epoch",
    position: String = "position"
  ) {
    self.leader = leader
    self.follower = follower
    self.followers = followers
    self.epoch = epoch
    self.position = position
  }
}
