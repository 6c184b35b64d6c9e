/**
 * What the instances of the service share about their profiles.
 *
 * <p>{@link LiveRequests} lists the last requests of all instances, and {@link EventStreams} sends
 * new ones to browsers. {@link Comparisons} keeps pairs of profiles. {@link SharedProfiles} finds a
 * profile wherever it is. They reach the other instances through the {@link Channel}, a channel in
 * Redis, on which {@link OtherInstances} also requests what this one lacks, and {@link Replies}
 * replies.
 *
 * <p>All of this works at level full only. It runs on the {@link LiveThread}, so it takes no worker
 * thread and no time from a request that is measured.
 */
package dev.sidebyside.site.live;
