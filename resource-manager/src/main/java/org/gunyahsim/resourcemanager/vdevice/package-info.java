/**
 * The virtual devices that a VM's configuration declares: doorbells, message queues, shared memory,
 * virtio and its link to the resource manager; what was declared, and the objects that were made.
 */
@NullMarked
package org.gunyahsim.resourcemanager.vdevice;

import org.jspecify.annotations.NullMarked;
