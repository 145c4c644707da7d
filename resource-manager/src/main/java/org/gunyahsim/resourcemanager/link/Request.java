package org.gunyahsim.resourcemanager.link;

import org.gunyahsim.resourcemanager.vm.Vm;

/**
 * A request in progress. Who asks is known from the queue it came by.
 *
 * @param caller the VM that asks
 * @param sequence echoed in the reply
 * @param messageId echoed in the reply
 * @param payload what follows the header
 */
public record Request(Vm caller, int sequence, int messageId, Payload payload) {}
