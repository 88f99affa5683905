import classes from './brand.module.css'
import icon from './icon.svg'

/** @param isCompact on a phone, only the icon */
export function Brand({ isCompact = false }: { isCompact?: boolean }) {
  return (
    <span className={classes.brand} data-compact={isCompact || undefined}>
      <img src={icon} alt="" width={26} height={26} />
      <span className={classes.word}>Trunkline</span>
    </span>
  )
}
