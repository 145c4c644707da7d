// The VM's image and its device tree, inside the primary VM's.

.section .rodata
.global frontend_image, frontend_image_end, frontend_tree, frontend_tree_end
.balign 16
frontend_image: .incbin "frontend.bin"
frontend_image_end:
.balign 16
frontend_tree: .incbin "vm.dtb"
frontend_tree_end:
