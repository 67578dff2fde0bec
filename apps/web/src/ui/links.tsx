import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type AnchorLinkProps = AnchorProps & Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>;
type ButtonLinkProps = ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>;

/** A link in text. Typed by the router: an address that no screen has does not compile. */
export const TextLink = createLink((props: AnchorLinkProps) => <Anchor {...props} />);

/** The next step, when it leads to another page. An action that changes something is a `Button`. */
export const ButtonLink = createLink((props: ButtonLinkProps) => <Button component="a" {...props} />);
