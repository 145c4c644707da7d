package org.gunyahsim.resourcemanager.link;

/** Serves one kind of request: answers it by {@link Links#reply}, now or later. */
@FunctionalInterface
public interface RequestHandler {
  void handle(Request request);
}
