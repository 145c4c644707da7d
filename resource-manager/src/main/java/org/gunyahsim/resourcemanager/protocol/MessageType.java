package org.gunyahsim.resourcemanager.protocol;

import java.util.List;

/**
 * One declared message.
 *
 * @param id {@link MessageId}
 * @param name as in the reference
 * @param kind request or notification
 * @param status whether the resource manager answers it
 * @param request payload of the request or notification
 * @param reply payload of a successful reply, after the error word
 * @param failure payload of an unsuccessful reply, after the error word
 */
public record MessageType(
    int id,
    String name,
    Kind kind,
    Status status,
    List<Field> request,
    List<Field> reply,
    List<Field> failure) {
  /** Direction. */
  public enum Kind {
    /** VM to resource manager, answered by a reply. */
    REQUEST,
    /** Resource manager to VM. */
    NOTIFICATION
  }

  /** What the resource manager does with it. */
  public enum Status {
    IMPLEMENTED,
    /** The id is known; the answer is UNIMPLEMENTED. */
    UNIMPLEMENTED,
    /** Known only from vendor or later kernels; the answer is UNIMPLEMENTED. */
    VENDOR
  }
}
